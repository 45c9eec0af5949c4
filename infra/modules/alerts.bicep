// What somebody must be told at once. The app writes one JSON object a line; the events that are looked for are those of the code
// (Nightly/AlertEvents.cs).
param location string
param baseName string
param applicationInsightsId string
param workspaceId string
param systemTopicId string
param alertEmails array
param publishDeadlineHourUtc int
param tags object

var logAlerts = [
  {
    name: 'late-facility-files'
    text: 'Facilities have not sent their files in time. The app names them on its page for officers.'
    severity: 3
    scope: applicationInsightsId
    frequency: 'PT1H'
    window: 'P1D'
    query: 'traces | where tostring(parse_json(message).event) == "facility_files_late" | summarize Problems = count()'
  }
  {
    name: 'failed-run'
    text: 'A step of the night failed. See "Late night" in infra/README.md.'
    severity: 1
    scope: applicationInsightsId
    frequency: 'PT15M'
    window: 'PT1H'
    query: 'traces | where tostring(parse_json(message).event) == "night_failed" | summarize Problems = count()'
  }
  {
    name: 'poison-message'
    text: 'A message failed five times and was set aside. See "Poison message" in infra/README.md.'
    severity: 2
    scope: workspaceId
    frequency: 'PT15M'
    window: 'PT1H'
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and Uri contains_cs "-poison/" | summarize Problems = count()'
  }
  {
    name: 'night-not-published'
    text: 'The night was not published in time: offices see the lists of yesterday. See "Late night" in infra/README.md.'
    severity: 1
    scope: applicationInsightsId
    frequency: 'PT30M'
    window: 'P1D'
    query: 'traces | where timestamp >= startofday(now()) and tostring(parse_json(message).event) == "night_published" | summarize Published = count() | project Problems = iff(Published == 0 and now() >= startofday(now()) + ${publishDeadlineHourUtc}h, 1, 0)'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-fpreconcile-${baseName}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'fpreconcile'
    emailReceivers: [for (address, index) in alertEmails: {
      name: 'person-${index}'
      emailAddress: address
      useCommonAlertSchema: true
    }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in logAlerts: {
  name: 'alert-fpreconcile-${baseName}-${alert.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alert.name
    description: alert.text
    enabled: true
    severity: alert.severity
    scopes: [
      alert.scope
    ]
    evaluationFrequency: alert.frequency
    windowSize: alert.window
    // The tables appear with the first line that is written to them.
    skipQueryValidation: true
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: 'Problems'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

resource lostEvents 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-fpreconcile-${baseName}-lost-events'
  location: 'global'
  tags: tags
  properties: {
    description: 'Events of uploads could not be delivered for a day. The sweep of the inbox finds the files; look why.'
    enabled: true
    severity: 3
    scopes: [
      systemTopicId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'dropped'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'DroppedEventCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}
