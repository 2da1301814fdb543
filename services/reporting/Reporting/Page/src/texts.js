/** Everything the page says, in both languages. */
export const texts = {
  vi: {
    skip: 'Đến số liệu', movement: 'Phong trào thi đua “Dân vận khéo”', title: 'Nghệ An nhìn qua con số', choices: 'Chọn số liệu',
    indicator: 'Chỉ tiêu', period: 'Kỳ', always: 'Từ trước đến nay', structure: 'Đơn vị hành chính của', axis: 'Gộp theo huyện cũ',
    back: '← Toàn tỉnh', trend: 'Theo từng năm', why: 'Con số này từ đâu ra?', more: 'Xem thêm', four: 'Một con số, bốn lần sắp xếp',
    fourNote: 'Đơn vị sáp nhập, số liệu không mất: tổng của tỉnh như nhau trong mọi cơ cấu, đến từng đơn vị. Dấu *: có phần không chia được về từng đơn vị cũ, nhưng vẫn nằm trong tổng.',
    rows: 'Từng đơn vị', rowsNote: 'Xếp theo tên. Trang này không xếp hạng theo số lượng: chất lượng trước, số lượng sau.', find: 'Tìm đơn vị',
    footer: 'Ranh giới chỉ để minh họa, không dùng để đo đạc. Số liệu mở qua giao diện lập trình: ', other: 'English',
    province: 'Toàn tỉnh', name: 'Đơn vị', value: 'Số liệu', day: 'Tính đến', units: 'Đơn vị khi đó', reported: 'Như đã báo cáo',
    stop: (districts, communes) => districts ? `${districts} huyện, ${communes} xã` : `${communes} xã, phường`,
    mapOf: (name, what) => `${name} theo ${what}`, districts: 'huyện', communes: 'xã, phường', recast: year => `Quy về ${year}`,
    measures: {
      model: 'mô hình', consultation: 'đợt lấy ý kiến', opinion: 'ý kiến', unit: 'đơn vị', person: 'người dân', promise: 'lời hứa', plan: 'kế hoạch', ratio: 'lần', percent: '%',
    },
    per: (above, per, below) => `${above} trên ${per} ${below}`, divided: (above, below) => `${above} chia cho ${below}, tính lại từ cả hai phần ở mọi cấp.`,
    undivided: 'Chưa tính được: không có mẫu số cho kỳ này.',
    explained: (reported, recast) => reported === recast
      ? 'Như đã báo cáo trong các đơn vị thời đó.'
      : `Đã báo cáo ${reported} dưới tên này; ${recast} khi tính cả các đơn vị đã nhập vào.`,
    estimated: share => ` Ước tính: ${share}.`, unplaced: value => ` Không thể chia về từng đơn vị cũ: ${value}.`,
    fresh: 'Số liệu mới nhất: mọi sự kiện đã được tính.', late: seconds => `Số liệu chậm ${seconds} giây.`,
    old: 'Ranh giới trước tháng 7/2025 vẽ bằng các xã hôm nay; bốn xã Nghi Lộc nhập vào Vinh cuối 2024 được vẽ trong Vinh.',
    old2024: 'Ranh giới huyện vẽ bằng các xã hôm nay; mỗi xã hôm nay nằm trọn trong một huyện cũ.',
    failed: 'Không tải được số liệu. Xin thử lại sau.', none: 'Không có', noInputs: 'Đếm trực tiếp từ danh mục đơn vị.',
    counted: 'được công nhận', anyEvent: 'Sự kiện được tính',
    event: {
      'model-recognised': 'Mô hình được công nhận', 'model-registered': 'Mô hình được đăng ký', 'model-rechecked': 'Mô hình được kiểm tra lại', 'model-reproduced': 'Mô hình được nhân rộng có kết quả',
      'recognition-withdrawn': 'Hủy công nhận mô hình', 'consultation-opened': 'Mở đợt lấy ý kiến', 'consultation-closed': 'Kết thúc lấy ý kiến', 'consultation-completed': 'Mọi ý kiến đã được trả lời',
      'opinion-received': 'Nhận ý kiến', 'criticism-replied': 'Nhận văn bản phản biện xã hội', 'criticism-answered': 'Trả lời phản biện xã hội',
      'promise-kept': 'Lời hứa đã thực hiện', 'promise-overdue': 'Lời hứa quá hạn', 'plan-submitted': 'Trình kế hoạch',
    },
    embargo: (name, when, reason) => `${name}: ${when ? `công bố lúc ${when}` : 'chưa có giờ công bố'}. ${reason}`,
    changed: day => `định nghĩa thay đổi từ ${day}`, changes: days => `≠ Định nghĩa thay đổi từ ${days}: số liệu trước và sau không so sánh được với nhau.`,
    targets: 'Mục tiêu', target: value => `mục tiêu ${value}`,
    targetLine: (target, day, wanted, value, forecast, how) => `Mục tiêu đến ${day(target.to)}: ${wanted}. Đã đạt ${value}${forecast ? `, cứ thế này sẽ là ${forecast}` : ''}: ${how}. ${target.owner} chịu trách nhiệm (${target.document}).`,
    met: 'đã đạt', missed: 'không đạt', 'on-course': 'đúng tiến độ', behind: 'chậm tiến độ', 'not told': 'chưa có số liệu để đánh giá', 'too low': 'đã đạt từ trước khi đặt ra',
    scoreOf: (name, year) => `Chất lượng năm ${year}: ${name}`, outOf: 'trên 100 điểm', partly: share => `trên 100 điểm, tính trên ${share} trọng số đo được`,
    scoreNote: 'Chất lượng trước, số lượng sau: đăng ký thêm mô hình không làm tăng điểm. Phần không đo được thì không tính.',
    formula: 'Công thức và trọng số', part: 'Phần', 'counted of': 'Đã tính', points: 'Điểm', unmeasured: 'không có gì để đo', 'source of': 'xem số liệu gốc', agreed: 'Đã thống nhất theo kiến nghị',
    path: 'Ý kiến của tôi đi đến đâu?', pathNote: 'Nhập mã trên biên nhận. Trang hỏi thẳng dịch vụ giữ ý kiến, không lưu mã và không biết ai hỏi.',
    receipt: 'Mã biên nhận', follow: 'Xem đường đi của ý kiến', pathWaits: 'Đang hỏi…',
    pathUnknown: 'Không có ý kiến nào mang mã này. Xin kiểm tra lại: mã gồm 162 ký tự, phân biệt chữ hoa và chữ thường.',
    pathFailed: 'Chưa hỏi được dịch vụ giữ ý kiến. Xin thử lại sau; ý kiến vẫn được giữ.',
    pathState: {
      received: 'Đã nhận, đang chờ trả lời.', 'in-review': 'Đang được xem xét.', answered: 'Đã được trả lời.', held: 'Tạm giữ để xem xét; người gửi được khiếu nại.',
      removed: 'Không hiển thị vì vi phạm; người gửi được khiếu nại.', referred: 'Đã chuyển đến cơ quan có thẩm quyền.',
    },
    pathOf: title => `Ý kiến gửi cho “${title}”.`, pathAbout: place => `Nói về ${place}.`, pathDraft: version => `Trong dự thảo lần ${version}:`,
    pathMatch: {
      'same-provision': place => `vẫn ở ${place}.`, 'moved-text': place => `chuyển sang ${place}.`, 'near-match': place => `gần nhất ở ${place}.`, 'text-gone': () => 'không còn đoạn này.', 'by-person': place => place ? `ở ${place}.` : 'không còn đoạn này.',
    },
    pathAnswer: (title, opinions) => `${opinions} người cùng nêu: “${title}”. Trả lời:`,
    pathOutcome: { accepted: 'tiếp thu', partly: 'tiếp thu một phần', not: 'không tiếp thu', 'already-in-the-text': 'đã có trong dự thảo', 'out-of-scope': 'ngoài phạm vi' },
    pathChange: (before, after) => before === after ? `Lời văn của ${after} đã thành:` : `Lời văn của ${before}, nay là ${after}, đã thành:`, pathGone: 'Quy định này không còn trong văn bản.',
    removed: 'bỏ:', added: 'thêm:', pathDocument: (symbol, issuer, day) => `Ban hành: ${symbol}, ${issuer}, ngày ${day}.`, pathText: 'Xem văn bản', pathLookBack: 'Đang hỏi lại người dân: quy định có hiệu quả không.',
    places: { phan: 'Phần', chuong: 'Chương', muc: 'Mục', dieu: 'Điều', khoan: 'khoản', diem: 'điểm', 'phu-luc': 'Phụ lục', opening: 'phần mở đầu' },
    source: (source, position) => `sự kiện số ${position} của ${source}`, arrows: 'Dùng phím mũi tên để đi giữa các đơn vị.', population: 'dân',
  },
  en: {
    skip: 'Skip to the figures', movement: 'The Dân vận khéo emulation movement', title: 'Nghệ An in figures', choices: 'Choose the figures',
    indicator: 'Indicator', period: 'Period', always: 'All time', structure: 'Units as they were in', axis: 'Group by former district',
    back: '← Whole province', trend: 'Year by year', why: 'Where does this figure come from?', more: 'Show more', four: 'One figure, four structures',
    fourNote: 'Units merge, figures stay: the sum of the province is the same in every structure, to the unit. A star: part of it cannot be given to single units of the past, but is in the sum.',
    rows: 'Unit by unit', rowsNote: 'In order of names. Nothing here is ranked by quantity: quality comes first.', find: 'Find a unit',
    footer: 'Boundaries are indicative, not for surveying. Open data through the programming interface: ', other: 'Tiếng Việt',
    province: 'Whole province', name: 'Unit', value: 'Figure', day: 'Counted until', units: 'Units then', reported: 'As reported',
    stop: (districts, communes) => districts ? `${districts} districts, ${communes} communes` : `${communes} communes`,
    mapOf: (name, what) => `${name} by ${what}`, districts: 'district', communes: 'commune', recast: year => `Re-cast to ${year}`,
    measures: {
      model: 'models', consultation: 'consultations', opinion: 'opinions', unit: 'units', person: 'residents', promise: 'promises', plan: 'plans', ratio: 'times', percent: '%',
    },
    per: (above, per, below) => `${above} per ${per} ${below}`, divided: (above, below) => `${above} by ${below}, divided anew from both parts at every level.`,
    undivided: 'Not to be had: there is nothing to divide by in this period.',
    explained: (reported, recast) => reported === recast
      ? 'As reported in the units of the time.'
      : `${reported} were reported under this name; ${recast} with those of the units that went into it.`,
    estimated: share => ` Estimated: ${share}.`, unplaced: value => ` Cannot be divided among units of the past: ${value}.`,
    fresh: 'Up to date: every known event is counted.', late: seconds => `Figures are ${seconds} seconds behind.`,
    old: 'Borders before July 2025 are drawn from communes of today; four communes of Nghi Lộc that joined Vinh in 2024 are drawn within Vinh.',
    old2024: 'District borders are drawn from communes of today; each lies within one former district.',
    failed: 'The figures could not be loaded. Please try again later.', none: 'None', noInputs: 'Counted from the register of units itself.',
    counted: 'recognised', anyEvent: 'Counted event',
    event: {
      'model-recognised': 'Model recognised', 'model-registered': 'Model registered', 'model-rechecked': 'Model checked again', 'model-reproduced': 'Model reproduced elsewhere',
      'recognition-withdrawn': 'Recognition withdrawn', 'consultation-opened': 'Consultation opened', 'consultation-closed': 'Consultation closed', 'consultation-completed': 'Every opinion answered',
      'opinion-received': 'Opinion received', 'criticism-replied': 'Social criticism received', 'criticism-answered': 'Social criticism answered',
      'promise-kept': 'Promise kept', 'promise-overdue': 'Promise overdue', 'plan-submitted': 'Plan submitted',
    },
    embargo: (name, when, reason) => `${name}: ${when ? `released at ${when}` : 'no time of release is set yet'}. ${reason}`,
    changed: day => `another definition from ${day}`, changes: days => `≠ Another definition counts from ${days}: figures before and after do not compare.`,
    targets: 'Targets', target: value => `target ${value}`,
    targetLine: (target, day, wanted, value, forecast, how) => `Target by ${day(target.to)}: ${wanted}. ${value} ${forecast ? `so far, ${forecast} if it goes on like this` : 'was reached'}: ${how}. ${target.owner} answers for it (${target.document}).`,
    met: 'met', missed: 'missed', 'on-course': 'on course', behind: 'behind', 'not told': 'no figure to judge it by', 'too low': 'met before it was set',
    scoreOf: (name, year) => `Quality in ${year}: ${name}`, outOf: 'out of 100', partly: share => `out of 100, from the ${share} of the weights that can be measured`,
    scoreNote: 'Quality before quantity: registering more models earns nothing. What cannot be measured does not count.',
    formula: 'Formula and weights', part: 'Part', 'counted of': 'Counted', points: 'Points', unmeasured: 'nothing to measure', 'source of': 'see the inputs', agreed: 'Agreed on an objection',
    path: 'Where is my opinion now?', pathNote: 'Enter the code of your receipt. The page asks the service that keeps opinions, keeps no code and does not know who asks.',
    receipt: 'Code of the receipt', follow: 'See the way of the opinion', pathWaits: 'Asking…',
    pathUnknown: 'No opinion has this code. Please check it: it has 162 characters, and capital letters matter.',
    pathFailed: 'The service that keeps opinions could not be asked. Please try again later; the opinion is kept.',
    pathState: {
      received: 'Received, and waiting for its answer.', 'in-review': 'Being considered.', answered: 'Answered.', held: 'Kept back until somebody has looked; the sender may appeal.',
      removed: 'Not shown, because of abuse; the sender may appeal.', referred: 'Sent on to the office that the law names.',
    },
    pathOf: title => `The opinion was sent to “${title}”.`, pathAbout: place => `It speaks of ${place}.`, pathDraft: version => `In draft ${version}:`,
    pathMatch: {
      'same-provision': place => `still in ${place}.`, 'moved-text': place => `moved to ${place}.`, 'near-match': place => `most alike in ${place}.`, 'text-gone': () => 'the passage is gone.', 'by-person': place => place ? `in ${place}.` : 'the passage is gone.',
    },
    pathAnswer: (title, opinions) => `Raised by ${opinions} people: “${title}”. The answer:`,
    pathOutcome: { accepted: 'accepted', partly: 'partly accepted', not: 'not accepted', 'already-in-the-text': 'already in the draft', 'out-of-scope': 'out of scope' },
    pathChange: (before, after) => before === after ? `The words of ${after} became:` : `The words of ${before}, now ${after}, became:`, pathGone: 'The provision is no longer in the text.',
    removed: 'taken out:', added: 'put in:', pathDocument: (symbol, issuer, day) => `Promulgated: ${symbol}, ${issuer}, ${day}.`, pathText: 'See the document', pathLookBack: 'People are being asked whether it works.',
    places: { phan: 'Part', chuong: 'Chapter', muc: 'Section', dieu: 'Article', khoan: 'clause', diem: 'point', 'phu-luc': 'Annex', opening: 'the opening' },
    source: (source, position) => `event ${position} of ${source}`, arrows: 'Use the arrow keys to move between units.', population: 'people',
  },
};

export let language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi';

/** A text of the page in the reader's language. */
export const t = key => texts[language][key];

export const number = value => value == null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
export const percent = share => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
export const date = day => new Intl.DateTimeFormat(language === 'vi' ? 'vi' : 'en-GB', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
export const moment = time => new Intl.DateTimeFormat(language === 'vi' ? 'vi' : 'en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(time));
export const byName = new Intl.Collator('vi').compare;
export const nameOf = indicator => language === 'vi' ? indicator.nameVi : indicator.nameEn;

/** Changes the language of all that stands in the page itself. */
export function speak(to) {
  language = to;
  document.documentElement.lang = to;
  for (const element of document.querySelectorAll('[data-t]')) {
    const link = element.querySelector('a');
    element.textContent = t(element.dataset.t);
    if (link) element.append(link, '.');
  }
  for (const element of document.querySelectorAll('[data-t-label]')) element.setAttribute('aria-label', t(element.dataset.tLabel));
  const other = document.getElementById('language');
  other.textContent = t('other');
  other.lang = to === 'vi' ? 'en' : 'vi';
}
