namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>What may happen to a request on its way.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The server is busy and does nothing.</summary>
    Busy,

    /// <summary>The connection is reset before the server sees the request.</summary>
    Reset,

    /// <summary>The server never sees the request, and nobody says so.</summary>
    Silence,

    /// <summary>The server does what was asked, and its answer is lost.</summary>
    LostAnswer,

    /// <summary>The server does what was asked, and half of its answer arrives.</summary>
    HalfAnswer,

    /// <summary>The server does what was asked and answers, and then its connection is silent in the middle of the answer.</summary>
    StuckAnswer,
}
