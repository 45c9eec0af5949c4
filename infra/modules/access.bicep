// Who may do what with the data: the app everything, senders only write uploads, nobody else anything.
// People get no role here. They work through the app, which writes down what they saw.
param storageAccountName string
param applicationInsightsName string
param appPrincipalId string
param uploadSenderIds array

var storageRoles = {
  StorageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  StorageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  StorageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' existing = {
  parent: account
  name: 'default'
}

resource uploads 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = {
  parent: blobService
  name: 'uploads'
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource appOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(storageRoles): {
  name: guid(account.id, appPrincipalId, role.value)
  scope: account
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

resource appOnInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(applicationInsights.id, appPrincipalId, monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

// Every built-in role that can write blobs can read them too.
resource uploadWriter 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(uploadSenderIds)) {
  name: guid(resourceGroup().id, 'upload-writer')
  properties: {
    roleName: 'FPReconcile upload writer (${uniqueString(resourceGroup().id)})'
    description: 'Writes uploads; cannot read, list or delete anything.'
    type: 'CustomRole'
    assignableScopes: [
      resourceGroup().id
    ]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write'
        ]
        notDataActions: []
      }
    ]
  }
}

resource senders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for senderId in uploadSenderIds: {
  name: guid(uploads.id, senderId, 'upload-writer')
  scope: uploads
  properties: {
    principalId: senderId
    roleDefinitionId: uploadWriter.id
  }
}]
