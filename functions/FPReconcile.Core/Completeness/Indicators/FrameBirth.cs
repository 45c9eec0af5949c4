using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>A birth that statistics count, and what it is counted by.</summary>
/// <param name="Birth">Its records.</param>
/// <param name="IsInRegister">Whether the population register has it; false when the register is no list of this run.</param>
public readonly record struct FrameBirth(LinkedBirth Birth, bool IsInRegister)
{
    public bool IsNotified => Birth.Notification is not null;

    public bool IsRegistered => Birth.Registration is not null;

    public DateOnly Date => Birth.BirthDate;

    public string Area => Birth.AreaCode ?? LinkedBirth.UnknownArea;

    public string? FacilityCode => Birth.Notification?.FacilityCode ?? Birth.Registration?.FacilityCode;

    /// <summary>Sex of the registration, else of the facility record, else of the register entry: the first that is stated.</summary>
    public Sex Sex
    {
        get
        {
            foreach (var record in (ReadOnlySpan<BirthRecord?>)[Birth.Registration, Birth.Notification, Birth.RegisterEntry])
            {
                if (record is { Sex: not Sex.Unknown })
                    return record.Sex;
            }

            return Sex.Unknown;
        }
    }

    /// <summary>Which lists know the birth, of facility, registration and register.</summary>
    public CaptureHistory History => CaptureHistory.Parse($"{Digit(IsNotified)}{Digit(IsRegistered)}{Digit(IsInRegister)}");

    private static char Digit(bool isIn) => isIn ? '1' : '0';
}
