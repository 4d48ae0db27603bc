import { activityKinds, activityStatus } from '../contract/activity'
import type { ActivityKind, ActivityTone } from '../contract/activity'

/** What an activity is about, as people say it. */
export const kindWord: Record<ActivityKind, string> = {
  server: 'Server',
  job: 'Job',
  group: 'Group',
  firmware: 'Firmware',
  setting: 'Setting',
  schedule: 'Schedule',
  report: 'Report',
  filter: 'Filter',
  subscription: 'Subscription',
  appliance: 'Appliance',
  webhook: 'Webhook',
  'external-service': 'External service',
  'user-preferences': 'User preferences',
  vm: 'VM',
  backup: 'Backup',
  policy: 'Policy',
  cluster: 'Cluster',
  other: 'Other',
}

export const isTone = (value: string): value is ActivityTone => value in activityStatus
export const isKind = (value: string): value is ActivityKind =>
  activityKinds.some((kind) => kind === value)
