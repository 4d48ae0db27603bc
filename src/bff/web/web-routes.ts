import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ListItem } from '../../contract/entity-key'
import { firstWindow, listSearch, windowUrl } from '../../contract/list-query'
import { apiPaths, itemPath } from '../../contract/paths'
import type { Role } from '../../contract/session'
import type { Context } from '../routes/context'
import { replyToDetail } from '../routes/details'
import { describeSession } from '../routes/door'
import { replyToList } from '../routes/list-replies'
import { readSources } from '../routes/overviews'
import { ProblemReply } from '../routes/problem-reply'
import { urlOf } from '../routes/request-url'
import { replyToServerPage } from '../routes/server-page'
import { loadAssets, sendAsset } from './assets'
import type { Start } from './html'
import { renderPage } from './html'
import { loadManifest } from './manifest'
import type { Page } from './pages'
import { moduleAt, pageAt, pictureOf } from './pages'

/** As was chosen in this browser; a wall is dark unless it was, since nobody sits at its system. */
const themeOf = (request: FastifyRequest, pathname: string): Start['theme'] => {
  const { theme } = request.cookies
  if (theme === 'dark' || theme === 'light') return theme
  return pathname === '/wall' ? 'dark' : null
}

/** Whether the browser would have sent the session's cookie: it does not for a link on another site. */
const showsSession = ({ headers, session }: FastifyRequest) =>
  session !== null || headers['sec-fetch-site'] !== 'cross-site'

/** What the page of one entity asks first, and the reply to it. */
const openingOf = async (
  context: Context,
  path: string,
  entity: ListItem,
  role: Role,
): Promise<[url: string, body: string | null]> => {
  const { sourceId, id } = entity
  if (path !== apiPaths.servers)
    return [itemPath(path)(sourceId, id), await replyToDetail(context, path, entity, role)]
  const page = await replyToServerPage(context, entity)
  return [apiPaths.serverPage(sourceId, id), page && (await page.body())]
}

/** The first replies that a page asks for; nothing of the estate for somebody who is signed out. */
const bootOf = async (
  context: Context,
  request: FastifyRequest,
  page: Page | null,
  search: URLSearchParams,
): Promise<Start['boot']> => {
  if (!showsSession(request)) return {}
  const session = describeSession(context, request)
  const boot = { [apiPaths.session]: JSON.stringify(session) }
  if (!session.signedIn) return boot
  boot[apiPaths.sources] = JSON.stringify(await readSources(context))
  if (page?.entity) {
    const { path, entity } = page
    const [url, body] = await openingOf(context, path, entity, session.role)
    if (body !== null) boot[url] = body
  } else if (page) {
    const { path, list } = pictureOf(page, search)
    const url = windowUrl(path, listSearch(list.params, search), 0, firstWindow)
    const asked = url.slice(url.indexOf('?') + 1)
    try {
      const person = request.session?.key ?? null
      boot[url] = await (await replyToList(context, list, asked, null, person)).body()
    } catch (error) {
      if (!(error instanceof ProblemReply)) throw error
    }
  }
  return boot
}

/** The application: its files, and its page for every other address. `root`: what the build left. */
export const webRoutes = (app: FastifyInstance, context: Context, root: string): void => {
  const assets = loadAssets(root)
  const manifest = loadManifest(root)
  const file = join(root, 'index.html')
  const template = existsSync(file) ? readFileSync(file, 'utf8') : null

  app.get('/*', { config: { role: 'anyone' } }, async (request, reply) => {
    const { pathname, search } = urlOf(request)
    const asset = assets.get(pathname)
    if (asset) return sendAsset(asset, request, reply)
    if (/^\/(api|assets)(\/|$)/.test(pathname) || template === null) return reply.callNotFound()
    const page = pageAt(pathname)
    const boot = await bootOf(context, request, page, search)
    const { version } = context
    const start = {
      module: page?.module ?? moduleAt(pathname),
      theme: themeOf(request, pathname),
      version,
      boot,
    }
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(renderPage(template, manifest, start))
  })
}
