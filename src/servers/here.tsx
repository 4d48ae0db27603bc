import { Link } from 'react-router'
import type { ServerDetail } from '../contract/server'
import { connectionWord, powerWord, serverStatus } from '../contract/server'
import { paths } from '../paths'
import { CopyId } from '../ui/copy-id'
import { Facts } from '../ui/facts'
import { StateWord } from '../ui/state-word'
import { bytesText } from '../util/bytes'

const joined = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null).join(' · ') || null

/** The model with its generation, which most models name themselves. */
const modelText = ({ model, generation }: ServerDetail) =>
  joined(model, generation !== null && model?.includes(generation) ? null : generation)

const alsoAt = (server: ServerDetail) =>
  server.alsoAt.map(
    (other) =>
      [
        other.sourceName,
        <Link key={other.sourceId} to={paths.server(other)}>
          <StateWord status={serverStatus[other.state]} />
        </Link>,
      ] as const,
  )

/** What this machine is and where it stands. */
export const Here = ({ server }: { server: ServerDetail }) => (
  <Facts
    facts={[
      ['Model', modelText(server)],
      ['Serial', server.serial && <CopyId key="serial" name="serial number" id={server.serial} />],
      ['Runs', joined(server.os, server.hostName)],
      ['Power', powerWord[server.power]],
      ['Connection', connectionWord[server.connection]],
      ['iLO', joined(server.ilo.firmware, server.ilo.hostName, server.ilo.address)],
      ['System ROM', server.firmware],
      ['Processor', server.processor],
      ['Memory', server.memoryMb === null ? null : bytesText(server.memoryMb * 1024 ** 2)],
      ['Group', server.group],
      ['Region', joined(...new Set([server.region, server.sourceName]))],
      ['Subscription', server.subscription],
      ...alsoAt(server),
    ]}
  />
)
