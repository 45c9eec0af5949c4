using FPReconcile.App.Tests.Nightly;

namespace FPReconcile.App.Tests.Review;

/// <summary>Decisions, in a folder.</summary>
public sealed class LocalDecisionTests() : DecisionTests(new LocalNight());

/// <summary>Workbooks out and in, in a folder.</summary>
public sealed class LocalExchangeTests() : ExchangeTests(new LocalNight());

/// <summary>Who sees what, in a folder.</summary>
public sealed class LocalScopeTests() : ScopeTests(new LocalNight());

/// <summary>Files of senders, in a folder.</summary>
public sealed class LocalUploadTests() : UploadTests(new LocalNight());

/// <summary>Two at once, in a folder.</summary>
public sealed class LocalTwoOfficersTests() : TwoOfficersTests(new LocalNight());

/// <summary>Decisions, in a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureDecisionTests() : DecisionTests(new AzureNight());

/// <summary>Workbooks out and in, in a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureExchangeTests() : ExchangeTests(new AzureNight());

/// <summary>Who sees what, in a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureScopeTests() : ScopeTests(new AzureNight());

/// <summary>Files of senders, in a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureUploadTests() : UploadTests(new AzureNight());

/// <summary>Two at once, in a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureTwoOfficersTests() : TwoOfficersTests(new AzureNight());
