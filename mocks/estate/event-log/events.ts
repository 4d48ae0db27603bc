import type { LogEvent } from './log-entry'

const ilo = 35

const byIlo = (
  code: number,
  severity: LogEvent['severity'],
  message: string,
  ...categories: string[]
): LogEvent => ({ log: 'IEL', class: ilo, code, severity, message, categories, action: null })

/** What an iLO writes down of logins, power and settings; codes as it was seen to use them. */
export const iloEvents = {
  login: (user: string, from: string) =>
    byIlo(1017, 'Informational', `Browser login: ${user} - ${from}.`, 'Security', 'Administration'),
  logout: (user: string, from: string) =>
    byIlo(
      1018,
      'Informational',
      `Browser logout: ${user} - ${from}.`,
      'Security',
      'Administration',
    ),
  loginsRefused: () =>
    byIlo(
      1100,
      'Informational',
      'iLO detected more than 3 unauthorized login attempts.',
      'Security',
      'Administration',
    ),
  powerRestored: () =>
    byIlo(3, 'Informational', 'Server power restored.', 'Maintenance', 'Administration'),
  powerRemoved: () => byIlo(4, 'Caution', 'Server power removed.', 'Maintenance', 'Administration'),
  serverReset: () => byIlo(5, 'Caution', 'Server reset.', 'Maintenance', 'Administration'),
  powerOffBy: (user: string) =>
    byIlo(
      140,
      'Caution',
      `Power-Off signal sent to host server by: ${user}.`,
      'Maintenance',
      'Administration',
      'Power',
    ),
  powerOnBy: (user: string) =>
    byIlo(
      141,
      'Informational',
      `Power-On signal sent to host server by: ${user}.`,
      'Maintenance',
      'Administration',
      'Power',
    ),
  resetBy: (user: string) =>
    byIlo(142, 'Caution', `Host server reset by: ${user}.`, 'Maintenance', 'Administration'),
  iloReset: () =>
    byIlo(22, 'Caution', 'iLO reset by user diagnostics.', 'Administration', 'Configuration'),
  flashRestarted: () => byIlo(1116, 'Informational', 'Embedded Flash: Restarted', 'Firmware'),
  linkUp: () => byIlo(74, 'Informational', 'iLO network link up at 1000 Mbps.', 'Other'),
}

const byServer = (event: Omit<LogEvent, 'log' | 'action'> & { action?: string }): LogEvent => ({
  log: 'IML',
  action: null,
  ...event,
})

/** What the server's own log holds besides faults. */
export const serverEvents = {
  cleared: (user: string) =>
    byServer({
      class: 33,
      code: 1,
      severity: 'Informational',
      message: `IML Cleared ( user: ${user})`,
      categories: ['Maintenance', 'Administration'],
    }),
  note: (text: string) =>
    byServer({
      class: 33,
      code: 2,
      severity: 'Informational',
      message: `Maintenance note: ${text}`,
      categories: ['Maintenance'],
    }),
  flashed: (what: string) =>
    byServer({
      class: 32,
      code: 2,
      severity: 'Informational',
      message: `Firmware flashed (${what})`,
      categories: ['Administration'],
    }),
  linkOk: (adapter: string, port: number) =>
    byServer({
      class: 17,
      code: 10,
      severity: 'Repaired',
      message: `${adapter} Connectivity status changed to OK for adapter in slot 1, port ${port}`,
      categories: ['Hardware'],
      action: 'Check cable, transceiver and switch port if the link goes down again.',
    }),
  hoodRemoved: () =>
    byServer({
      class: 10,
      code: 1025,
      severity: 'Repaired',
      message:
        'Intrusion Alert Detection - The server chassis hood was removed prior to this power on.',
      categories: ['Security'],
      action: 'Make sure that whoever opened the server was meant to.',
    }),
}

const ofSecurity = (number: number, code: number, message: string): LogEvent => ({
  log: 'SL',
  class: number,
  code,
  severity: 'Informational',
  message,
  categories: ['Security', 'Administration'],
  action: null,
})

/** What the security log holds. */
export const securityEvents = {
  loginsRefused: () => ofSecurity(56, 2, 'iLO detected 3 unauthorized login attempts.'),
  settingsChanged: (user: string) => ofSecurity(55, 22, `Access Settings modified by: ${user}.`),
}
