using DanVan.Committee.Units;

namespace DanVan.Reporting.Rebuilding;

internal sealed partial record ReadModel
{
    private static string FromUnitEvents =>
        $"from event_archive e where e.source = 'committee' and e.type like 'vn.danvan.committee.unit%' and e.type in ({string.Join(", ", UnitEvents.Types.Select(type => $"'{type}'"))})";

    // What is kept in memory of the units is read again.
    private const string Announce = "update public.unit_revision set revision = revision + 1;";

    private const string Measures = "population integer, \"areaKm2\" numeric, centre text, latitude numeric, longitude numeric";

    /// <summary>Units and their versions, as the replica keeps them (Committee.Units/UnitReplica.cs): the newest event of a unit carries all of it.</summary>
    public static ReadModel Units => new(
        "units", ["unit_version", "unit"],
        "unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, issued_on, effective_on, population, area_km2, centre, latitude, longitude",
        "unit_id",
        $"""
        create table touched as select distinct on (e.subject) e.subject, e.subject_version, e.data::jsonb->'versions' as versions {FromUnitEvents}
            and exists (select from event_archive n join since s on s.source = n.source and n.position > s.position where n.subject = e.subject)
            order by e.subject, e.subject_version desc;
        delete from unit_version where unit_id in (select subject from touched);
        delete from unit where id in (select subject from touched);
        insert into unit (id, version) select subject, subject_version from touched;
        insert into unit_version
            (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, issued_on, effective_on, population, area_km2, centre, latitude, longitude)
        select t.subject, v."validFrom", v."validTo", v.name, v."shortName",
            replace(regexp_replace(normalize(lower(v.name collate vi), nfd), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'), v.kind, v.code, v."parentId",
            d.symbol, d.issuer, d."issuedOn", d."effectiveOn", m.population, m."areaKm2", m.centre, m.latitude, m.longitude
        from touched t
        cross join lateral jsonb_to_recordset(t.versions) v ("validFrom" date, "validTo" date, name text, "shortName" text, kind text, code text, "parentId" uuid, document jsonb, measures jsonb)
        cross join lateral jsonb_to_record(v.document) d (symbol text, issuer text, "issuedOn" date, "effectiveOn" date)
        left join lateral jsonb_to_record(coalesce(nullif(v.measures, 'null'), jsonb_build_object())) m ({Measures}) on true;
        drop table touched;
        """,
        "", Announce);

    /// <summary>What units passed on to others: of each pair and day the last event that made it, or took it back.</summary>
    public static ReadModel UnitTransfers => new(
        "unit-transfers", ["unit_transfer"], "from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, issued_on, effective_on", "from_unit_id, to_unit_id",
        $"""
        delete from unit_transfer;
        insert into unit_transfer (from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, issued_on, effective_on)
        select t."fromUnitId", t."toUnitId", t.date, t.share, t.basis, t.estimated, d.symbol, d.issuer, d."issuedOn", d."effectiveOn"
        from (
            select distinct on (t."fromUnitId", t."toUnitId", t.date) t.*, said.holds
            from (select e.position, e.data::jsonb as data {FromUnitEvents}) e
            cross join lateral (values (true, e.data->'transfers'), (false, e.data->'withdrawn')) said (holds, transfers)
            cross join lateral jsonb_to_recordset(coalesce(nullif(said.transfers, 'null'), '[]'))
                t ("fromUnitId" uuid, "toUnitId" uuid, date date, share numeric, basis text, estimated boolean, document jsonb)
            order by t."fromUnitId", t."toUnitId", t.date, e.position desc, said.holds desc) t
        cross join lateral jsonb_to_record(t.document) d (symbol text, issuer text, "issuedOn" date, "effectiveOn" date)
        where t.holds;
        """,
        "", Announce);
}
