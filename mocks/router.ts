import createFinder from 'find-my-way'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** Where a request goes. `:name` in a path is one segment of the address, decoded. */
export type Addressed = { method: Method; path: string }

type Router<Route> = {
  find: (
    method: string,
    path: string,
  ) => { route: Route; params: Readonly<Record<string, string>> } | null
  /** The methods that an address has, for those that ask with another one. */
  allowed: (path: string) => Method[]
}

const isMethod = (method: string): method is Method => methods.some((one) => one === method)
const defined = (params: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']))

/** One table of routes; a literal segment wins over a parameter. Throws when two routes are the same. */
export const createRouter = <Route extends Addressed>(routes: readonly Route[]): Router<Route> => {
  const finder = createFinder({ maxParamLength: 1000 })
  for (const route of routes) finder.on(route.method, route.path, () => {}, route)
  return {
    find: (method, path) => {
      if (!isMethod(method)) return null
      const found = finder.find(method, path)
      return found && { route: found.store as Route, params: defined(found.params) }
    },
    allowed: (path) => methods.filter((method) => finder.find(method, path) !== null),
  }
}
