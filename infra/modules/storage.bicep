// The storage account: no keys, no public network, nothing anonymous. Names are those of the code (Storage/StorageNames.cs).
// Stands on its own, so that the account of a backup is made by the same file.
param location string
param accountName string

@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
])
param redundancy string
param rawUploadDays int
param deletedBlobDays int
param tags object

var containers = [
  'uploads'
  'batches'
  'runs'
  'reference'
  'vintages'
]
var queues = [
  'ingest-events'
  'run-partitions'
  'run-publish'
]
var poisonQueues = [
  'ingest-events-poison'
  'run-partitions-poison'
  'run-publish-poison'
]
var tables = [
  'uploads'
  'runs'
  'cases'
  'decisions'
  'worklists'
  'audit'
  'erasures'
]
var packageContainer = 'app-package'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: accountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: 'Disabled'
    supportsHttpsTrafficOnly: true
    encryption: {
      keySource: 'Microsoft.Storage'
      // Encrypts a second time below the service. It cannot be switched on later.
      requireInfrastructureEncryption: true
      // Queues and tables keep the same kind of key as blobs, so that a key of the customer can be set later.
      services: {
        blob: {
          enabled: true
          keyType: 'Account'
        }
        queue: {
          enabled: true
          keyType: 'Account'
        }
        table: {
          enabled: true
          keyType: 'Account'
        }
      }
    }
    networkAcls: {
      // Event Grid cannot use a private endpoint: it comes in as a trusted service, with its own identity.
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      ipRules: []
      virtualNetworkRules: []
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    // A deleted or overwritten blob can be recovered this long, raw uploads too. No versions and no change feed: both would keep
    // what was deleted for longer.
    deleteRetentionPolicy: {
      enabled: true
      days: deletedBlobDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: deletedBlobDays
    }
    isVersioningEnabled: false
    changeFeed: {
      enabled: false
    }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for name in containers: {
  parent: blobService
  name: name
  properties: {
    publicAccess: 'None'
  }
}]

resource appPackage 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobService
  name: packageContainer
  properties: {
    publicAccess: 'None'
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource workQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for name in queues: {
  parent: queueService
  name: name
}]

resource failedQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for name in poisonQueues: {
  parent: queueService
  name: name
}]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource stateTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [for name in tables: {
  parent: tableService
  name: name
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // The second line behind the deletion by the app: also for a file that could never be read.
          name: 'delete-raw-uploads'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
                'appendBlob'
              ]
              prefixMatch: [
                'uploads/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: rawUploadDays + 1
                }
              }
              snapshot: {
                delete: {
                  daysAfterCreationGreaterThan: rawUploadDays + 1
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    blobService
  ]
}

output accountId string = account.id
output accountName string = account.name
output packageContainerUrl string = '${account.properties.primaryEndpoints.blob}${packageContainer}'
