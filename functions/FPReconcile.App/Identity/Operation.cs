namespace FPReconcile.App.Identity;

/// <summary>What somebody may ask the review for. <see cref="AccessRules"/> says who may.</summary>
internal enum Operation
{
    /// <summary>Last run, and open cases of one's areas by kind and age.</summary>
    ReadDashboard = 0,
    ReadWorklist,
    ReadCase,
    Decide,

    /// <summary>Confirms or sends back what another person decided.</summary>
    SecondCheck,
    Assign,
    Forward,
    AddNote,

    /// <summary>Sees one record in clear for a short time.</summary>
    Unmask,
    ExportWorklist,
    ImportDispositions,
    SendUpload,
    ReadUploads,

    /// <summary>Suppressed tables.</summary>
    ReadStatistics,
    ReadAudit,
    Administer,
}
