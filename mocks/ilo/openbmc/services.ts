import { roleIds } from '../accounts'
import type { Entry } from '../entry'
import { ref } from '../redfish'
import { sessionEntries } from '../session-entries'
import type { Session } from '../sessions'
import type { View } from '../view'
import { list, offsetStamp, single } from './kit'

const sessionsPath = 'SessionService/Sessions'

const assigned = {
  Administrator: [
    'Login',
    'ConfigureManager',
    'ConfigureUsers',
    'ConfigureSelf',
    'ConfigureComponents',
  ],
  Operator: ['Login', 'ConfigureSelf', 'ConfigureComponents'],
  ReadOnly: ['Login', 'ConfigureSelf'],
} as const

const oneSession = ({ id, account }: Session) =>
  single(`${sessionsPath}/${id}`, 'Session.v1_5_0', {
    ClientOriginIPAddress: '127.0.0.1',
    Description: 'Manager User Session',
    Id: id,
    Name: 'User Session',
    UserName: account.userName,
  })

const sessions = (view: View): Entry[] => {
  const all = view.sessions.all()
  const [collection] = list(sessionsPath, 'Session', 'Session Collection', all.map(oneSession))
  return [
    single('SessionService', 'SessionService.v1_0_2', {
      Description: 'Session Service',
      Id: 'SessionService',
      Name: 'Session Service',
      ServiceEnabled: true,
      SessionTimeout: 1_800,
      Sessions: ref(sessionsPath),
    }),
    ...sessionEntries(view, sessionsPath, {
      list: () => collection?.read() ?? {},
      one: (session) => oneSession(session).read(),
      location: (id) => `/redfish/v1/${sessionsPath}/${id}`,
    }),
  ]
}

const accounts = (view: View): Entry[] => [
  single('AccountService', 'AccountService.v1_10_0', {
    Accounts: ref('AccountService/Accounts'),
    Description: 'Account Service',
    Id: 'AccountService',
    MaxPasswordLength: 20,
    MinPasswordLength: 8,
    Name: 'Account Service',
    Roles: ref('AccountService/Roles'),
    ServiceEnabled: true,
  }),
  ...list(
    'AccountService/Accounts',
    'ManagerAccount',
    'Accounts Collection',
    view.accounts.all().map(({ userName, roleId }) =>
      single(`AccountService/Accounts/${userName}`, 'ManagerAccount.v1_7_0', {
        AccountTypes: ['IPMI', 'Redfish', 'WebUI'],
        Description: 'User Account',
        Enabled: true,
        Id: userName,
        Links: { Role: ref(`AccountService/Roles/${roleId}`) },
        Locked: false,
        Name: 'User Account',
        Password: null,
        RoleId: roleId,
        UserName: userName,
      }),
    ),
  ),
  ...list(
    'AccountService/Roles',
    'Role',
    'Roles Collection',
    roleIds.map((id) =>
      single(`AccountService/Roles/${id}`, 'Role.v1_2_2', {
        AssignedPrivileges: assigned[id],
        Description: `${id} User Role`,
        Id: id,
        IsPredefined: true,
        Name: 'User Role',
        OemPrivileges: [],
        RoleId: id,
      }),
    ),
  ),
]

const events = (): Entry[] => [
  single('EventService', 'EventService.v1_5_0', {
    DeliveryRetryAttempts: 3,
    DeliveryRetryIntervalSeconds: 30,
    EventFormatTypes: ['Event', 'MetricReport'],
    Id: 'EventService',
    Name: 'Event Service',
    RegistryPrefixes: ['Base', 'OpenBMC', 'TaskEvent'],
    ResourceTypes: ['Task'],
    ServiceEnabled: true,
    Status: { State: 'Enabled' },
    Subscriptions: ref('EventService/Subscriptions'),
  }),
  ...list('EventService/Subscriptions', 'EventDestination', 'Event Destination Collections'),
]

const tasks = ({ now }: View): Entry[] => [
  single('TaskService', 'TaskService.v1_1_4', {
    CompletedTaskOverWritePolicy: 'Oldest',
    DateTime: offsetStamp(now),
    Id: 'TaskService',
    LifeCycleEventOnTaskStateChange: true,
    Name: 'Task Service',
    ServiceEnabled: true,
    Status: { State: 'Enabled' },
    Tasks: ref('TaskService/Tasks'),
  }),
  ...list('TaskService/Tasks', 'Task', 'Task Collection'),
]

const telemetryLists = ['MetricReportDefinition', 'MetricReport', 'Triggers'] as const
const telemetryPath = (kind: string) => `TelemetryService/${kind.endsWith('s') ? kind : `${kind}s`}`

const telemetry = (): Entry[] => [
  single('TelemetryService', 'TelemetryService.v1_2_1', {
    Id: 'TelemetryService',
    MaxReports: 10,
    MetricReportDefinitions: ref('TelemetryService/MetricReportDefinitions'),
    MetricReports: ref('TelemetryService/MetricReports'),
    Name: 'Telemetry Service',
    Status: { State: 'Enabled' },
    Triggers: ref('TelemetryService/Triggers'),
  }),
  ...telemetryLists.flatMap((kind) => list(telemetryPath(kind), kind, `${kind} Collection`)),
]

/** What every Redfish service has, nearly all of it empty here. */
export const serviceEntries = (view: View): Entry[] => [
  ...sessions(view),
  ...accounts(view),
  ...events(),
  ...tasks(view),
  ...telemetry(),
  ...list('Registries', 'MessageRegistryFile', 'MessageRegistryFile Collection'),
  ...list('JsonSchemas', 'JsonSchemaFile', 'JsonSchemaFile Collection'),
  ...list('Cables', 'Cable', 'Cable Collection'),
]
