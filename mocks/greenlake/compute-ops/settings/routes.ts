import type { Route } from '../../route'
import type { SettingsFace } from './setting-routes'
import { settingRoutes } from './setting-routes'

export const v1: SettingsFace = {
  path: '/compute-ops-mgmt/v1/settings',
  type: 'compute-ops-mgmt/setting',
  properties: ['category', 'customerId', 'description', 'name', 'platformFamily', 'settings'],
  more: {},
  appliances: true,
}

export const v1beta1: SettingsFace = {
  ...v1,
  path: '/compute-ops-mgmt/v1beta1/settings',
  properties: ['category', 'description', 'name', 'settings'],
}

/** The oldest face, under the prefix that all had before 2024: of servers only (facts.md 1, 6.8). */
export const serverSettings: SettingsFace = {
  path: '/compute-ops/v1beta1/server-settings',
  type: 'compute-ops/server-setting',
  properties: ['category', 'description', 'name', 'platformFamily', 'settings'],
  more: { platformFamily: 'ANY' },
  appliances: false,
}

/** Settings: one shelf with three faces. */
export const settingsRoutes: Route[] = [v1, v1beta1, serverSettings].flatMap(settingRoutes)
