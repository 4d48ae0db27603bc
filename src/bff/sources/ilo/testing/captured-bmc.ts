import { isDeepStrictEqual } from 'node:util'
import { http } from 'msw'
import { listen } from '../../../../../mocks/http'
import { createCertificate } from '../../../../../mocks/served/certificate'
import { expanded, linksIn, placeOf, readTree } from './captured-tree'

type Json = Record<string, unknown>

export const account = { username: 'sightline', password: 'canary-password', token: 'canary-token' }
const roots = ['/redfish/v1', '/rest/v1']

const said = (status: number, key: string) =>
  Response.json(
    { error: { code: 'x', '@Message.ExtendedInfo': [{ MessageId: `Base.1.12.${key}` }] } },
    { status },
  )

const expands = (root: Json | undefined) =>
  JSON.stringify(root?.['ProtocolFeaturesSupported'] ?? {}).includes('"NoLinks":true')

/**
 * A captured tree as a BMC: one session account, the roots open to all, `$expand` where the tree says that
 * it is taken. `strays`: what was asked for that no earlier answer linked, roots aside. `legacy`: an iLO 4
 * from before Redfish.
 */
export const answerFromTree = (archive: string, { legacy = false } = {}) => {
  const tree = readTree(archive)
  const canExpand = expands(tree.get('/redfish/v1'))
  const known = new Set<string>()
  const asked: string[] = []
  const strays: string[] = []

  const read = ({ pathname, searchParams }: URL, token: string | null): Response => {
    const place = placeOf(pathname)
    const isRoot = roots.includes(place)
    if (!isRoot && !known.has(place)) strays.push(pathname)
    if (legacy && place.startsWith('/redfish')) return said(404, 'ResourceMissingAtURI')
    if (!isRoot && token !== account.token) return said(401, 'NoValidSession')
    const resource = tree.get(place)
    if (!resource) return said(404, 'ResourceMissingAtURI')
    const body = canExpand && searchParams.has('$expand') ? expanded(tree, resource) : resource
    for (const link of linksIn(body)) known.add(placeOf(link))
    return Response.json(body)
  }

  const signIn = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (!known.has(placeOf(pathname))) strays.push(pathname)
    const given: unknown = await request.json()
    if (!isDeepStrictEqual(given, { UserName: account.username, Password: account.password }))
      return said(401, 'UnauthorizedLoginAttempt')
    const location = `${pathname.replace(/\/$/, '')}/1`
    known.add(placeOf(location))
    return Response.json({}, { status: 201, headers: { 'x-auth-token': account.token, location } })
  }

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    asked.push(`${request.method} ${url.pathname}${url.search}`)
    if (request.method === 'POST') return signIn(request)
    if (request.method === 'DELETE') return said(200, 'Success')
    return read(url, request.headers.get('x-auth-token'))
  }

  return { tree, asked, strays, answer }
}

/** The same over HTTPS, with a certificate of its own. */
export const serveTree = async (archive: string, options: { legacy?: boolean } = {}) => {
  const { fingerprint, ...tls } = await createCertificate('captured.example')
  const bmc = answerFromTree(archive, options)
  const { origin, stop } = await listen(
    () => [http.all('*', ({ request }) => bmc.answer(request))],
    { tls },
  )
  return { ...bmc, origin, fingerprint, stop }
}
