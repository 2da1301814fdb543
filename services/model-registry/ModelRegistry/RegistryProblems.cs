using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry;

/// <summary>Why the registry refuses.</summary>
internal static class RegistryProblems
{
    public static readonly Problem ModelNotFound = new(404, "model-not-found", "Không tìm thấy mô hình", "Model not found");
    public static readonly Problem UnitNotFound = new(422, "unit-not-found", "Không có đơn vị này vào ngày đó", "No such unit on that day");
    public static readonly Problem TitleTaken = new(409, "model-title-taken",
        "Đơn vị đã đăng ký mô hình cùng tên trong ngày", "The unit has registered a model of this name on that day");
    public static readonly Problem AlreadyRecognised = new(409, "model-already-recognised",
        "Mô hình đã được công nhận ở cấp này", "The model is already recognised at this level");
    public static readonly Problem RecognisedTooEarly = new(422, "recognised-before-registration",
        "Ngày công nhận trước ngày đăng ký", "The recognition is dated before the registration");
    public static readonly Problem LevelAboveYours = new(403, "level-above-yours",
        "Cấp công nhận cao hơn cấp của đơn vị bạn", "The level of recognition is above that of your unit");

    // Life of a model
    public static readonly Problem StepsMissing = new(409, "steps-missing", "Mô hình chưa qua đủ các bước", "The model has not taken the steps before this one");
    public static readonly Problem StepTaken = new(409, "step-already-taken", "Bước này đã thực hiện", "This step has been taken");
    public static readonly Problem ModelClosed = new(409, "model-closed", "Mô hình đã kết thúc", "The model has ended");
    public static readonly Problem NothingMeasured = new(409, "nothing-measured", "Chưa có kết quả nào bằng số", "No result has been measured as a number");
    public static readonly Problem IndependentCheckMissing = new(409, "independent-check-missing",
        "Cấp tỉnh chỉ công nhận sau khi có thẩm định độc lập", "The province recognises only after an independent check");
    public static readonly Problem NotOnThatDay = new(422, "not-on-that-day",
        "Ngày trước bước liền trước, hoặc ở tương lai", "The day lies before the step before it, or in the future");
    public static readonly Problem EvidenceUsed = new(422, "evidence-already-used",
        "Minh chứng đã dùng cho bước khác", "The evidence already supports another step");
    public static readonly Problem SectionSaysNothing = new(422, "section-says-nothing",
        "Mục để trống hoặc chỉ có đường dẫn", "The section is blank or only links elsewhere");
    public static readonly Problem TargetMoved = new(422, "target-moved",
        "Chỉ tiêu, số gốc và đơn vị tính đã định ở lần đo đầu", "Baseline, target and unit were fixed by the first measurement");
    public static readonly Problem TargetIsBaseline = new(422, "target-is-baseline", "Chỉ tiêu bằng số gốc", "The target is the baseline");
    public static readonly Problem MilestoneBeforeStart = new(422, "milestone-before-start", "Mốc trước ngày bắt đầu", "A milestone lies before the start");
    public static readonly Problem FocusUnanswered = new(422, "focus-unanswered",
        "Đơn vị đã chọn nội dung trọng tâm: nêu trọng tâm hoặc lý do làm ngoài trọng tâm",
        "The unit chose a focus for the year: name it, or say why the model stands beside it");
    public static readonly Problem MilestoneNotFound = new(404, "milestone-not-found", "Không có mốc này hoặc đã đạt", "No such milestone is open");
    public static readonly Problem SignatureMissing = new(422, "signature-missing", "Thiếu người ký", "The signature is missing");
    public static readonly Problem FailureUnexplained = new(422, "failure-unexplained",
        "Mô hình không thành công phải nêu rõ ở đâu, vì sao", "A failed model says where it does not work");
    public static readonly Problem NominationNotFound = new(404, "nomination-not-found", "Không tìm thấy đề cử", "Nomination not found");
    public static readonly Problem NominationAnswered = new(409, "nomination-answered", "Đề cử đã được trả lời", "The nomination has been answered");

    // Criteria
    public static readonly Problem FieldNotFound = new(422, "field-not-found", "Lĩnh vực chưa có trong danh mục", "The field is not on the list");
    public static readonly Problem FieldTaken = new(409, "field-taken", "Lĩnh vực đã có trong danh mục", "The field is on the list");
    public static readonly Problem CriteriaNotFound = new(404, "criteria-not-found", "Không tìm thấy bộ tiêu chí", "Criteria set not found");
    public static readonly Problem CriteriaInForce = new(409, "criteria-in-force",
        "Đơn vị đã có bộ tiêu chí cho lĩnh vực này trong thời gian đó", "Criteria of this unit and field are in force in that time");
    public static readonly Problem CriteriaPeriod = new(422, "criteria-period", "Thời gian hiệu lực không hợp lệ", "The period in force is not valid");
    public static readonly Problem CriterionTwice = new(422, "criterion-twice", "Mã tiêu chí bị lặp", "A criterion's code is used twice");
    public static readonly Problem NothingLocal = new(422, "nothing-local",
        "Bộ tiêu chí không có gì riêng của địa phương và không nêu lý do", "The set adds nothing local to the one above and does not say why");
    public static readonly Problem BaselineMissing = new(422, "baseline-missing",
        "Tiêu chí riêng phải dẫn số liệu gốc của địa phương", "A local criterion cites a local baseline");
    public static readonly Problem BaselineLate = new(422, "baseline-late",
        "Số liệu gốc phải đo trước ngày hiệu lực", "The baseline is measured before the set holds");

    // Standing
    public static readonly Problem NothingToRecheck = new(409, "nothing-to-recheck", "Chưa đến hạn kiểm tra lại", "No re-check is due");
    public static readonly Problem NotRecognised = new(409, "not-recognised", "Mô hình chưa được công nhận", "The model is not recognised");

    // Assessment
    public static readonly Problem RoundNotFound = new(404, "round-not-found", "Không tìm thấy vòng thẩm định", "Round not found");
    public static readonly Problem RoundClosed = new(409, "round-closed", "Vòng thẩm định đã kết thúc", "The round is closed");
    public static readonly Problem RoundOpen = new(409, "round-open", "Vòng thẩm định chưa kết thúc", "The round is still open");
    public static readonly Problem ConflictOfInterest = new(403, "conflict-of-interest", "Có xung đột lợi ích", "There is a conflict of interest");
    public static readonly Problem NothingToScore = new(409, "nothing-to-score", "Chưa có tiêu chí nào cho mô hình này", "No criteria hold for this model");
    public static readonly Problem ScoresDoNotFit = new(422, "scores-do-not-fit", "Điểm không khớp với bộ tiêu chí", "The scores do not fit the criteria");

    // Typical individuals
    public static readonly Problem IndividualNotFound = new(404, "individual-not-found", "Không tìm thấy điển hình cá nhân", "Individual not found");
    public static readonly Problem ConsentMissing = new(409, "consent-missing", "Người này đã rút đồng ý nêu tên", "This person no longer consents to be named");
    public static readonly Problem WitnessesMissing = new(409, "witnesses-missing", "Chưa đủ hai nhân chứng độc lập", "Two independent witnesses are needed");
    public static readonly Problem WitnessNotIndependent = new(409, "witness-not-independent",
        "Nhân chứng không độc lập hoặc đã làm chứng", "The witness is not independent, or has testified before");
    public static readonly Problem PrivateDetails = new(422, "private-details",
        "Không nêu số điện thoại, giấy tờ, tài khoản, thư điện tử", "No telephone numbers, papers, accounts or addresses of mail");

    // Honours
    public static readonly Problem AwardFormNotFound = new(422, "award-form-not-found", "Không có hình thức khen này vào ngày đó", "No such form of award on that day");
    public static readonly Problem AwardFormInForce = new(409, "award-form-in-force", "Hình thức khen này đang có hiệu lực", "A version of this form is in force on that day");
    public static readonly Problem CommendationNotFound = new(404, "commendation-not-found", "Không tìm thấy hồ sơ khen thưởng", "Commendation not found");
    public static readonly Problem CommendationStep = new(409, "commendation-step", "Hồ sơ không ở bước này", "The file does not stand at this step");
    public static readonly Problem AchievementRewarded = new(409, "achievement-rewarded",
        "Thành tích này đã được khen thưởng", "This achievement has been rewarded");
    public static readonly Problem TierTooLow = new(409, "tier-too-low", "Mức minh chứng chưa đạt mức đã thống nhất", "The evidence is below the agreed tier");
    public static readonly Problem NotVerified = new(409, "not-verified", "Kết quả của mô hình không còn được xác nhận", "Nobody vouches for the model any more");
    public static readonly Problem ConferenceNotFound = new(404, "conference-not-found", "Không tìm thấy hội nghị", "Conference not found");
    public static readonly Problem NotAwarded = new(422, "not-awarded", "Có hồ sơ chưa được khen hoặc đã bị thu hồi", "A file of the list has no award that stands");

    // Beneficiaries, photos, questions
    public static readonly Problem GroupTwice = new(422, "group-twice", "Một nhóm được nêu hai lần", "A group is named twice");
    public static readonly Problem CountedBefore = new(409, "beneficiaries-counted-before", "Ngày này đã có số người hưởng lợi", "The people were counted for this day before");
    public static readonly Problem StepNotFound = new(404, "step-not-found", "Mô hình không có bước này", "The model has no such step");
    public static readonly Problem TooManyPhotos = new(422, "too-many-photos", "Tối đa 20 ảnh cho một mô hình", "At most 20 photos of a model");
    public static readonly Problem PhotoOfWrongKind = new(415, "photo-of-wrong-kind",
        "Ảnh phải là JPEG hoặc PNG, đúng như khai báo", "A photo must be JPEG or PNG, and what it is declared to be");
    public static readonly Problem QuestionNotFound = new(404, "question-not-found", "Không tìm thấy câu hỏi", "Question not found");
    public static readonly Problem QuestionAnswered = new(409, "question-already-answered", "Câu hỏi đã được trả lời", "The question has been answered already");

    // Press
    public static readonly Problem PressRecordedBefore = new(409, "press-recorded-before", "Bài này đã gắn với mô hình", "This piece is linked to the model already");
    public static readonly Problem CompetitionMissing = new(422, "competition-missing",
        "Tác phẩm dự thi phải nêu cuộc thi; tác phẩm khác thì không", "An entry names its competition; nothing else has one");

    // Custody and duplicates
    public static readonly Problem CustodyNotFound = new(404, "custody-not-found", "Không có mô hình chờ tiếp nhận", "No such model waits for a custodian");
    public static readonly Problem CustodyAccepted = new(409, "custody-accepted", "Mô hình đã có đơn vị tiếp nhận", "The model has a custodian");
    public static readonly Problem PairDecided = new(409, "pair-decided", "Cặp mô hình này đã được kết luận", "This pair was decided before");

    // Lineage
    public static readonly Problem ReplicationNotFound = new(404, "replication-not-found", "Không tìm thấy quan hệ nhân rộng", "Replication not found");
    public static readonly Problem ReplicationTaken = new(409, "replication-already-claimed", "Quan hệ nhân rộng này đã được nêu", "This replication was claimed before");
    public static readonly Problem ReplicationAnswered = new(409, "replication-answered", "Quan hệ nhân rộng đã được trả lời", "The claim has been answered");
    public static readonly Problem NotDisputed = new(409, "replication-not-disputed", "Không có tranh chấp để giải quyết", "There is no dispute to settle");
    public static readonly Problem LineageCycle = new(409, "lineage-cycle",
        "Mô hình không thể là gốc của chính mình", "A model cannot be its own origin");
    public static readonly Problem CopiedBeforeItWas = new(422, "copied-before-it-was",
        "Ngày nhân rộng trước ngày mô hình gốc đăng ký", "The replication is dated before the parent was registered");
    public static readonly Problem ChangeUnexplained = new(422, "change-unexplained", "Thay đổi phải nêu rõ", "A change or denial says what and why");
}
