// The app on Flex Consumption: a custom handler, known to the other services by its system-assigned identity.
// Names of settings are those of the code (Nightly/AppSettings.cs).
param location string
param appName string
param baseName string
param subnetId string
param storageAccountName string
param packageContainerUrl string
param applicationInsightsName string
param officeIpRanges array
param maximumInstanceCount int
param instanceMemoryMB int
param nightlySchedule string
param deadline string
param rawUploadDays int
param closedCaseMonths int
param keepRuns int
param otlpEndpoint string
param tags object

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// Signs people in without a client secret: the app registration trusts this identity. It has no role on any data.
resource signInIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-fpreconcile-${baseName}-sign-in'
  location: location
  tags: tags
}

// What the app may fill of an instance: near it memory is tidied more often, so that a district of a million births fits into the smaller one.
// Hexadecimal without 0x: the program that is compiled ahead of time leaves a number with it unheeded.
var heapLimit = instanceMemoryMB == 2048 ? '70000000' : 'E0000000'

var requiredSettings = {
  AzureWebJobsStorage__accountName: storageAccountName
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD'
  // Alerts look for single log lines, so none may be left out.
  AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled: 'false'
  // Uploads arrive as events. A polling blob trigger is refused on this plan.
  'AzureWebJobs.IngestBlob.Disabled': 'true'
  FPRECONCILE_BLOB_TRIGGER: 'off'
  FPRECONCILE_NIGHTLY_SCHEDULE: nightlySchedule
  FPRECONCILE_DEADLINE: deadline
  FPRECONCILE_RAW_UPLOAD_DAYS: string(rawUploadDays)
  FPRECONCILE_CLOSED_CASE_MONTHS: string(closedCaseMonths)
  FPRECONCILE_KEEP_RUNS: string(keepRuns)
  DOTNET_GCHeapHardLimit: heapLimit
  // Without it the room of what was let go stays in pieces, and a large district comes to the limit with half of it in use.
  DOTNET_GCConserveMemory: '7'
  OTEL_SERVICE_NAME: 'fpreconcile'
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: signInIdentity.properties.clientId
}
var collectorSettings = empty(otlpEndpoint) ? {} : {
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint
}
var settings = union(requiredSettings, collectorSettings)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-fpreconcile-${baseName}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'SystemAssigned, UserAssigned'
    userAssignedIdentities: {
      '${signInIdentity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'SystemAssignedIdentity'
          }
        }
      }
      runtime: {
        name: 'custom'
        version: '1.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        triggers: {
          http: {
            perInstanceConcurrency: 16
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: empty(officeIpRanges) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: [for (range, index) in officeIpRanges: {
        name: 'office-${index}'
        action: 'Allow'
        priority: 100 + index
        ipAddress: range
      }]
      appSettings: [for setting in items(settings): {
        name: setting.key
        value: setting.value
      }]
    }
  }
}

resource ftpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource deploymentPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

output appName string = app.name
output hostName string = app.properties.defaultHostName
output principalId string = app.identity.principalId
output signInPrincipalId string = signInIdentity.properties.principalId
