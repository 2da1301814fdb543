namespace DanVan.TestKit;

/// <summary>
/// A small part of the real tree, put into the unit tables of a service under test: Nghệ An, two districts that end on 2025-07-01, three
/// communes of theirs, and Phường Thành Vinh, into which two of them went whole and which reuses the code of one.
/// </summary>
public static class SampleUnits
{
    public static readonly DateOnly Reform = new(2025, 7, 1);

    public static readonly Guid Province = new("01900000-0000-7000-8000-000000000040");
    public static readonly Guid Vinh = new("01900000-0000-7000-8000-000000000412");
    public static readonly Guid QuePhong = new("01900000-0000-7000-8000-000000000415");
    public static readonly Guid DongVinh = new("01900000-0000-7000-8000-000000016663");
    public static readonly Guid DoiCung = new("01900000-0000-7000-8000-000000016681");
    public static readonly Guid MuongNoc = new("01900000-0000-7000-8000-000000016762");
    public static readonly Guid ThanhVinh = new("01900000-0000-7000-8000-000000116681");

    /// <summary>The names by which tokens call them.</summary>
    public const string ProvinceClaim = "40@2026-01-01", VinhClaim = "412@2018-03-26", QuePhongClaim = "415@2018-03-26",
        DongVinhClaim = "16663@2018-03-26", ThanhVinhClaim = "16681@2026-01-01";

    public static Task Insert(TestDatabase database) => database.Run($"""
        insert into unit (id, version) select distinct id::uuid, 1 from unnest(array[
            '{Province}', '{Vinh}', '{QuePhong}', '{DongVinh}', '{DoiCung}', '{MuongNoc}', '{ThanhVinh}']) as id;
        insert into unit_version
            (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on) values
            ('{Province}', '2004-01-01', null, 'Tỉnh Nghệ An', 'Nghệ An', 'tinh nghe an', 'province', '40', null, '-', '-', '2004-01-01'),
            ('{Vinh}', '2004-01-01', '2025-07-01', 'Thành phố Vinh', 'Vinh', 'thanh pho vinh', 'city', '412', '{Province}', '-', '-', '2004-01-01'),
            ('{QuePhong}', '2004-01-01', '2025-07-01', 'Huyện Quế Phong', 'Quế Phong', 'huyen que phong', 'district', '415', '{Province}', '-', '-', '2004-01-01'),
            ('{DongVinh}', '2004-01-01', '2025-07-01', 'Phường Đông Vĩnh', 'Đông Vĩnh', 'phuong dong vinh', 'ward', '16663', '{Vinh}', '-', '-', '2004-01-01'),
            ('{DoiCung}', '2004-01-01', '2025-07-01', 'Phường Đội Cung', 'Đội Cung', 'phuong doi cung', 'ward', '16681', '{Vinh}', '-', '-', '2004-01-01'),
            ('{MuongNoc}', '2004-01-01', '2025-07-01', 'Xã Mường Nọc', 'Mường Nọc', 'xa muong noc', 'commune', '16762', '{QuePhong}', '-', '-', '2004-01-01'),
            ('{ThanhVinh}', '2025-07-01', null, 'Phường Thành Vinh', 'Thành Vinh', 'phuong thanh vinh', 'ward', '16681', '{Province}', '1678/NQ-UBTVQH15', 'Ủy ban Thường vụ Quốc hội', '2025-07-01');
        insert into unit_transfer (from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, effective_on) values
            ('{DongVinh}', '{ThanhVinh}', '2025-07-01', 1, 'whole', false, '1678/NQ-UBTVQH15', 'Ủy ban Thường vụ Quốc hội', '2025-07-01'),
            ('{DoiCung}', '{ThanhVinh}', '2025-07-01', 1, 'whole', false, '1678/NQ-UBTVQH15', 'Ủy ban Thường vụ Quốc hội', '2025-07-01');
        update unit_revision set revision = revision + 1;
        """);
}
