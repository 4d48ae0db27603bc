import { useQuery } from '@tanstack/react-query'
import { polling } from '../../api/poll'
import { lookQuery } from '../../api/server-looks'
import type { Look, LookPart, Looks } from '../../contract/server-look'
import type { Com } from './use-com'

/** A part as far as it has been read. */
export type Looked<T> = { data: Look<T> | undefined; error: Error | null }

export type Asked = NonNullable<Parameters<typeof lookQuery>[2]>

/** Reads one part of a server, as often as the BFF wants it read, from when it is `near` to being seen. */
export const useLook = <P extends LookPart>(
  part: P,
  server: Com,
  near: boolean,
  asked: Asked = {},
): Looked<Looks[P]> => {
  const { data, error } = useQuery({
    ...lookQuery(part, server, asked, server.stamp),
    ...polling((look: { pollAfterMs: number }) => look.pollAfterMs),
    enabled: near,
  })
  return { data, error }
}
