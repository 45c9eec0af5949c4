// Everything FPReconcile needs in one resource group. Deployed by the commands in README.md; nothing here is a secret, and no
// key, connection string or password is made: every service knows the others by managed identity.
targetScope = 'resourceGroup'

@description('Where everything is made. The data of births stay in this region.')
param location string = resourceGroup().location

@description('Kind of environment; part of every name.')
@allowed([
  'dev'
  'production'
])
param environmentName string

@description('Short name of the office that runs it; part of every name.')
@minLength(2)
@maxLength(8)
param officeName string

@description('Client id of the app registration that people sign in with.')
param entraClientId string

@description('Addresses that get alerts and budget messages.')
@minLength(1)
param alertEmails array

@description('Address ranges of the offices (such as 203.0.113.0/24). Empty: the pages are reached from anywhere, by signed-in people only.')
param officeIpRanges array = []

@description('Object ids of the systems or groups that may write uploads straight into the storage, from inside the network. They cannot read.')
param uploadSenderIds array = []

@description('Address range of the network; the first /26 is for the app, the second for the private endpoints.')
param networkRange string = '10.20.0.0/24'

@description('Copies of the data: in one place, in three zones, or in three zones and a second region.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
])
param storageRedundancy string

@description('Days that a raw upload is kept after ingest. The app deletes it; the storage does one day later if the app did not.')
@minValue(1)
@maxValue(365)
param rawUploadDays int

@description('Days that a deleted blob can still be recovered. A deleted upload is really gone only after them.')
@minValue(1)
@maxValue(14)
param deletedBlobDays int

@description('Months that a closed case is kept.')
@minValue(1)
param closedCaseMonths int

@description('Runs that are kept, the newest ones.')
@minValue(2)
param keepRuns int

@description('When the night begins: six fields, UTC.')
param nightlySchedule string = '0 15 1 * * *'

@description('Time (hh:mm:ss) after which the app itself gives up a step, 00:00:10 to 00:28:00; less than functionTimeout in host.json.')
@minLength(8)
@maxLength(8)
param deadline string = '00:20:00'

@description('Hour (UTC) by which the night must be published; later in the UTC day than nightlySchedule.')
@minValue(1)
@maxValue(23)
param publishDeadlineHourUtc int = 6

@description('Most instances at once, which caps cost and storage load.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of an instance: 2048 for up to about 1,000,000 births a source, 4096 beyond.')
@allowed([
  2048
  4096
])
param instanceMemoryMB int = 2048

@description('Address of an OpenTelemetry collector inside the network; empty: none.')
param otlpEndpoint string = ''

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('Most gigabytes of logs a day; what is above is lost.')
@minValue(1)
param logDailyCapGb int

@description('Budget of a month, in the currency of the subscription.')
@minValue(1)
param budgetAmount int

@description('First day of the month in which the budget begins, such as 2027-01-01.')
param budgetStart string

var baseName = '${officeName}-${environmentName}'
var storageAccountName = 'st${take(replace(toLower('${officeName}${environmentName}'), '-', ''), 9)}${uniqueString(resourceGroup().id)}'
var appName = 'func-fpreconcile-${baseName}-${take(uniqueString(resourceGroup().id), 6)}'
var tags = {
  project: 'fpreconcile'
  environment: environmentName
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    baseName: baseName
    networkRange: networkRange
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    accountName: storageAccountName
    redundancy: storageRedundancy
    rawUploadDays: rawUploadDays
    deletedBlobDays: deletedBlobDays
    tags: tags
  }
}

module endpoints 'modules/endpoints.bicep' = {
  name: 'endpoints'
  params: {
    location: location
    baseName: baseName
    storageAccountId: storage.outputs.accountId
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointSubnetId
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    baseName: baseName
    storageAccountName: storage.outputs.accountName
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    tags: tags
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    location: location
    appName: appName
    baseName: baseName
    subnetId: network.outputs.appSubnetId
    storageAccountName: storage.outputs.accountName
    packageContainerUrl: storage.outputs.packageContainerUrl
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    officeIpRanges: officeIpRanges
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    nightlySchedule: nightlySchedule
    deadline: deadline
    rawUploadDays: rawUploadDays
    closedCaseMonths: closedCaseMonths
    keepRuns: keepRuns
    otlpEndpoint: otlpEndpoint
    tags: tags
  }
  // The app finds its storage by the private names only.
  dependsOn: [
    endpoints
  ]
}

module access 'modules/access.bicep' = {
  name: 'access'
  params: {
    storageAccountName: storage.outputs.accountName
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    appPrincipalId: functionApp.outputs.principalId
    uploadSenderIds: uploadSenderIds
  }
}

module auth 'modules/auth.bicep' = {
  name: 'auth'
  params: {
    appName: functionApp.outputs.appName
    clientId: entraClientId
  }
}

module events 'modules/events.bicep' = {
  name: 'events'
  params: {
    location: location
    baseName: baseName
    storageAccountName: storage.outputs.accountName
    tags: tags
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    baseName: baseName
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    workspaceId: monitoring.outputs.workspaceId
    systemTopicId: events.outputs.systemTopicId
    alertEmails: alertEmails
    publishDeadlineHourUtc: publishDeadlineHourUtc
    tags: tags
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: {
    baseName: baseName
    amount: budgetAmount
    startDate: budgetStart
    contactEmails: alertEmails
  }
}

output appName string = functionApp.outputs.appName
output appHostName string = functionApp.outputs.hostName
output signInPrincipalId string = functionApp.outputs.signInPrincipalId
output storageAccountName string = storage.outputs.accountName
