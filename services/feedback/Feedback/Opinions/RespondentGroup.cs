namespace DanVan.Feedback.Opinions;

/// <summary>To whom somebody counts themselves, so that it shows who has not been heard. Nobody must say.</summary>
public enum RespondentGroup
{
    Unstated,
    Women,

    /// <summary>16 to 30 years (Luật Thanh niên 57/2020/QH14).</summary>
    Youth,

    /// <summary>60 years and more (Luật Người cao tuổi 39/2009/QH12).</summary>
    Elderly,
    EthnicMinority,
    PoorHousehold,
    Veteran,
    ReligiousBeliever,
    PersonWithDisability,
}
