import { createBrowserRouter, redirect } from 'react-router'
import { paths } from './paths'
import { RouteError } from './shell/route-error'
import { Shell } from './shell/shell'
import { WallError } from './wall/wall-error'

/** Every page of the product. A view arrives when somebody goes there. */
export const createRoutes = () =>
  createBrowserRouter([
    {
      path: paths.wall,
      hydrateFallbackElement: <></>,
      errorElement: <WallError />,
      lazy: () => import('./wall/wall.route'),
    },
    {
      element: <Shell />,
      hydrateFallbackElement: <></>,
      children: [
        {
          errorElement: <RouteError />,
          children: [
            { index: true, loader: () => redirect(paths.servers) },
            {
              path: 'servers',
              handle: { title: 'Servers' },
              children: [
                { index: true, lazy: () => import('./servers/servers.route') },
                { path: ':sourceId/:id', lazy: () => import('./servers/server.route') },
                {
                  path: ':sourceId/:id/redfish',
                  lazy: () => import('./servers/ilo/redfish.route'),
                },
              ],
            },
            {
              path: 'activities',
              handle: { title: 'Activities' },
              children: [
                { index: true, lazy: () => import('./activities/activities.route') },
                { path: ':sourceId/:id', lazy: () => import('./activities/activity.route') },
              ],
            },
            {
              path: 'backups',
              handle: { title: 'Backups' },
              children: [
                { index: true, lazy: () => import('./backups/backups.route') },
                { path: ':sourceId/:id', lazy: () => import('./backups/vm.route') },
              ],
            },
            {
              path: 'tasks',
              handle: { title: 'Tasks' },
              children: [
                { index: true, lazy: () => import('./tasks/tasks.route') },
                { path: ':sourceId/:id', lazy: () => import('./tasks/task.route') },
              ],
            },
            {
              path: 'acts/:id',
              handle: { title: 'Tasks' },
              lazy: () => import('./acts/act.route'),
            },
            {
              path: 'sources',
              handle: { title: 'Sources' },
              children: [
                { index: true, lazy: () => import('./sources/sources.route') },
                { path: ':id', lazy: () => import('./sources/source.route') },
              ],
            },
            {
              path: 'displays',
              handle: { title: 'Displays' },
              lazy: () => import('./displays/displays.route'),
            },
            {
              path: 'audit',
              handle: { title: 'Audit log' },
              lazy: () => import('./audit/audit.route'),
            },
            {
              path: 'sessions',
              handle: { title: 'Sessions' },
              lazy: () => import('./session/sessions.route'),
            },
          ],
        },
      ],
    },
  ])
