// The private network: one subnet from which the app reaches out, one in which the storage is found.
param location string
param baseName string
param networkRange string
param tags object

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-fpreconcile-${baseName}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        networkRange
      ]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(networkRange, 26, 0)
          delegations: [
            {
              // Flex Consumption runs in container environments; web server farms are another delegation and are refused.
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(networkRange, 26, 1)
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }
}

resource appSubnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: network
  name: 'app'
}

resource endpointSubnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: network
  name: 'endpoints'
}

output networkId string = network.id
output appSubnetId string = appSubnet.id
output endpointSubnetId string = endpointSubnet.id
