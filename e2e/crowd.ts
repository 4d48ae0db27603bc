import type { Role } from '../src/contract/session'
import type { Sightline } from './sightline'

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.1 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'Mozilla/5.0 (Linux; Android 15) Chrome/141.0 Mobile Safari/537.36',
]
const roles: Role[] = ['operator', 'viewer', 'operator', 'admin', 'viewer']

/** Signs in so many times, from several browsers and addresses. */
export const manySignedIn = async (sightline: Sightline, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1)
    await sightline.signIn(roles[index % roles.length] ?? 'viewer', {
      'user-agent': browsers[index % browsers.length] ?? '',
      'x-forwarded-for': `192.0.2.${index % 250}`,
    })
}
