namespace FPReconcile.Core.Intake;

/// <summary>Why a value or row was set aside. Written in files as UPPER_SNAKE; codes are never reused.</summary>
public enum RejectionCode
{
    BirthDateMissing,
    BirthDateUnreadable,
    BirthDateAfterAsOf,
    NothingToIdentifyBy,
}
