using DanVan.Feedback.Drafts;
using DanVan.Feedback.Replies;

namespace DanVan.Feedback.Syntheses;

/// <summary>
/// What the table says: every issue with the number of people behind it and what was done, taken on or not. It is stored as it was signed,
/// and every form of it is made of this.
/// </summary>
internal sealed record SynthesisTable(
    Guid ConsultationId, string Title, int Number, SynthesisTable.Paper Form, DateOnly? OpensOn, DateOnly? ClosesOn, SynthesisTable.Totals Sum,
    IReadOnlyList<SynthesisTable.Row> Rows)
{
    /// <summary>The parts of an administrative document that Decree 30/2020/NĐ-CP asks for (appendix I).</summary>
    internal sealed record Paper(string Body, string Symbol, string Place, DateOnly SignedOn, string SignerOffice, string SignerName);

    /// <param name="Opinions">How many people spoke.</param>
    /// <param name="Unanswered">Those who have no accepted answer yet.</param>
    internal sealed record Totals(
        int Opinions, int Arguments, int Issues, int Accepted, int Partly, int Not, int AlreadyInTheText, int OutOfScope, int Unanswered);

    /// <param name="Provision">The place in words: "Khoản 1 Điều 3".</param>
    /// <param name="Opinions">How many people raised it.</param>
    /// <param name="Arguments">In how many different wordings.</param>
    internal sealed record Row(int Order, Guid IssueId, string Provision, string Issue, int Opinions, int Arguments, Outcome? Outcome, string? Reason);

    /// <summary>In the order of the draft; within a provision those of most people first, and none left out for being few.</summary>
    public static SynthesisTable Of(
        Guid consultationId, string title, int number, Paper form, DateOnly? opensOn, DateOnly? closesOn, int opinions, int arguments,
        IEnumerable<(Issues.IssueView Issue, Provision? Provision)> issues)
    {
        var rows = issues.OrderBy(one => one.Provision?.Position ?? -1).ThenByDescending(one => one.Issue.Opinions).ThenBy(one => one.Issue.Id)
            .Select((one, index) => new Row(index + 1, one.Issue.Id, one.Provision is { } provision ? PlaceInWords(provision.Path) : "Toàn văn",
                one.Issue.Title, one.Issue.Opinions, one.Issue.Arguments, one.Issue.Reply?.Outcome, one.Issue.Reply?.Reason)).ToList();
        return new(consultationId, title, number, form, opensOn, closesOn,
            new(opinions, arguments, rows.Count, With(Outcome.Accepted), With(Outcome.Partly), With(Outcome.Not), With(Outcome.AlreadyInTheText),
                With(Outcome.OutOfScope), opinions - rows.Where(one => one.Outcome is not null).Sum(one => one.Opinions)), rows);

        int With(Outcome outcome) => rows.Where(one => one.Outcome == outcome).Sum(one => one.Opinions);
    }

    /// <summary><c>dieu-3/khoan-1/diem-a</c> is "Điểm a khoản 1 Điều 3".</summary>
    public static string PlaceInWords(string path)
    {
        var steps = path.Split('/').Reverse().Select(step =>
        {
            var cut = step.LastIndexOf('-');
            var number = step[(cut + 1)..];
            return step[..cut] switch
            {
                "phan" => $"Phần {number}",
                "chuong" => $"Chương {number}",
                "muc" => $"Mục {number}",
                "dieu" => $"Điều {number}",
                "khoan" => $"khoản {number}",
                "diem" => $"điểm {number.Replace("dd", "đ", StringComparison.Ordinal)}",
                "phu-luc" => $"Phụ lục {number}",
                _ => "Phần mở đầu",
            };
        });
        var words = string.Join(' ', steps);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string InWords(Outcome? outcome) => outcome switch
    {
        Outcome.Accepted => "Tiếp thu",
        Outcome.Partly => "Tiếp thu một phần",
        Outcome.Not => "Không tiếp thu",
        Outcome.AlreadyInTheText => "Đã có trong dự thảo",
        Outcome.OutOfScope => "Ngoài phạm vi",
        _ => "Chưa trả lời",
    };
}
