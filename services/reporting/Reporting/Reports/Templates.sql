-- What an official report says, in sentences with places for figures. Another wording is another version from another day.
-- {unit} {period} {day}; {indicator}: in the period; {indicator:before}: in the same period of the year before; {indicator:change}: the one
-- against the other; {indicator:total}: up to the end of the period; {indicator:spread}: in how many of the units below there is one.
insert into report_template (code, version, valid_from, name, sections) values
    ('results', 1, '2018-01-01', 'Kết quả phong trào thi đua "Dân vận khéo" {period}', '[
        {"Heading": "I. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN", "Sentences": [
            "Trong {period}, trên địa bàn {unit} có {models-recognised} mô hình \"Dân vận khéo\" được công nhận, {models-recognised:change} so với cùng kỳ năm trước ({models-recognised:before} mô hình).",
            "Các mô hình được công nhận trong kỳ có ở {models-recognised:spread}.",
            "Có {models-registered} mô hình mới đăng ký, {models-registered:change} so với cùng kỳ; tỷ lệ mô hình được công nhận so với mô hình đăng ký là {recognised-of-registered}%.",
            "Tính đến hết {day}, toàn {unit} có {models-recognised:total} mô hình được công nhận, bằng {recognised-per-10000:total} mô hình trên một vạn dân."]},
        {"Heading": "II. LẮNG NGHE Ý KIẾN NHÂN DÂN", "Sentences": [
            "Các cấp đã mở {consultations-opened} đợt lấy ý kiến nhân dân về dự thảo văn bản, {consultations-opened:change} so với cùng kỳ.",
            "Đã nhận {opinions-received} ý kiến góp ý, {opinions-received:change} so với cùng kỳ năm trước ({opinions-received:before} ý kiến)."]},
        {"Heading": "III. NHẬN XÉT, ĐÁNH GIÁ", "Sentences": [
            "Số lượng mô hình chưa nói lên chất lượng; mỗi mô hình cần được xem xét theo kết quả và tác động đã kiểm tra."]},
        {"Heading": "IV. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI", "Sentences": []}]');
