namespace FPReconcile.Core.Normalization;

/// <summary>Order of day and month in numeric text dates. In settings: <c>dmy</c>, <c>mdy</c>, <c>ymd</c>.</summary>
public enum DateOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}
