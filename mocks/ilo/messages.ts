/** What a message says: how grave it is, and its text with `%1` for each argument. */
type Entry = readonly [severity: 'OK' | 'Warning' | 'Critical', text: string, resolution?: string]

const retry = 'Correct the request and send it again.'

/** The messages that our BMCs send, by registry; the keys are HPE's and DMTF's, the texts are ours. */
export const registries = {
  Base: {
    Success: ['OK', 'The request was carried out.'],
    Created: ['OK', 'The resource was created.'],
    AccountModified: ['OK', 'The account was changed.'],
    AccountRemoved: ['OK', 'The account was removed.'],
    ActionNotSupported: ['Warning', 'The resource has no action %1.', retry],
    ActionParameterMissing: ['Warning', 'Action %1 needs the parameter %2.', retry],
    ActionParameterUnknown: ['Warning', 'Action %1 knows no parameter %2.', retry],
    ActionParameterValueTypeError: [
      'Warning',
      'Value %1 of parameter %2 of action %3 has the wrong type.',
      retry,
    ],
    CreateFailedMissingReqProperties: ['Warning', 'Nothing is created without %1.', retry],
    CreateLimitReachedForResource: ['Warning', 'No more resources of this kind fit.'],
    EmptyJSON: ['Warning', 'The body is an empty object.', retry],
    EventSubscriptionLimitExceeded: ['Warning', 'No more subscriptions fit.'],
    InsufficientPrivilege: ['Warning', 'The account lacks the privilege that this needs.'],
    InternalError: ['Critical', 'The request failed inside the service.'],
    MalformedJSON: ['Warning', 'The body cannot be read as JSON.', retry],
    NoValidSession: ['Warning', 'There is no valid session.', 'Log in and try again.'],
    PreconditionFailed: ['Critical', 'The resource has changed since it was read.', retry],
    PropertyValueNotInList: ['Warning', 'Value %1 is not one that property %2 takes.', retry],
    PropertyValueTypeError: ['Warning', 'Value %1 of property %2 has the wrong type.', retry],
    ResourceAlreadyExists: ['Warning', 'A %1 whose %2 is %3 exists already.'],
    ResourceCannotBeDeleted: ['Warning', 'The resource cannot be removed.'],
    ResourceMissingAtURI: ['Warning', 'There is no resource at %1.', retry],
    SessionLimitExceeded: ['Warning', 'As many sessions as there can be are open.'],
    UnrecognizedRequestBody: ['Warning', 'The body is not what is expected here.', retry],
  },
  iLO: {
    ActionParameterValueNotInList: [
      'Warning',
      'Value %1 is not one that parameter %2 of action %3 takes.',
      retry,
    ],
    ETagTooLong: ['Warning', 'An ETag has at most 63 bytes.', retry],
    EventLogCleared: ['OK', 'The log was cleared.'],
    EventSubscriptionRemoved: ['OK', 'The subscription was removed.'],
    FirmwareFlashAlreadyInProgress: ['Warning', 'Firmware is being flashed.', 'Try again later.'],
    InvalidOperationForSystemState: ['Warning', 'The power state of the server does not allow it.'],
    InvalidPasswordLength: ['Warning', 'A password has %1 to %2 characters.', retry],
    LoginAttemptDelayedSeconds: ['Warning', 'The next login is taken in %1 seconds.'],
    MaxVirtualMediaConnectionEstablished: ['Warning', 'The virtual drive holds an image.'],
    NoVirtualMediaConnectionAvailable: ['Warning', 'The virtual drive is empty.'],
    PropertyNotWritableOrUnknown: [
      'Warning',
      'Property %1 is unknown or cannot be written.',
      retry,
    ],
    RepairNotSupported: ['Warning', 'The entry cannot be marked as repaired.'],
    ResetInProgress: ['Warning', 'The management processor is being reset.', 'Try again later.'],
    ResetRequired: ['Warning', 'The change takes effect after a reset of the iLO.', 'Reset it.'],
    ResourceNotReadyRetry: ['Warning', 'The resource is not ready yet; try again in %1 seconds.'],
    SimpleUpdateInvalidImageURI: ['Warning', 'No image can be read at the given address.', retry],
    SystemPowerOffRequired: ['Warning', 'The server must be switched off first.'],
    SystemResetRequired: ['Warning', 'The change takes effect at the next start of the server.'],
    UnsupportedOperation: ['Warning', 'The system does not support this.'],
    UnauthorizedLoginAttempt: ['Warning', 'The name or the password is wrong.', retry],
    UpdateFailed: ['Critical', 'The firmware could not be updated.'],
    UpdateInvalidFile: ['Warning', 'The file is no firmware for this server.'],
    UserNameAlreadyExists: ['Warning', 'An account of this name exists already.', retry],
  },
  iLOEvents: {
    CorrectableOrUncorrectableMemoryErrors: ['Warning', 'Memory makes errors.'],
    DriveFailed: ['Critical', 'A drive has failed, or soon will.'],
    FanRedundancyLost: ['Warning', 'The fans are no longer redundant.'],
    NicAllLinksDown: ['Warning', 'All links of the adapter are down.'],
    PowerRedundancyLost: ['Critical', 'The power supplies are no longer redundant.'],
    ThermalStatusDegradedSysContinue: ['Critical', 'A temperature is outside of its limits.'],
    UnauthorizedLoginAttempts: ['Warning', '%1 logins were refused.'],
  },
} as const satisfies Record<string, Record<string, Entry>>

export type RegistryName = keyof typeof registries
/** `Base.Success`: registry and key, without the version that a BMC puts between them. */
export type MessageKey = {
  [Name in RegistryName]: `${Name}.${keyof (typeof registries)[Name] & string}`
}[RegistryName]
