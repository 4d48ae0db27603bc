import type { Certificate } from '../contract/source-detail'
import { useNow } from '../ui/clock'
import { CopyId } from '../ui/copy-id'
import { StateWord } from '../ui/state-word'
import { useZone } from '../ui/zone'
import { dateText, fullText } from '../util/time'
import { daysLeft, expiryStatus } from './days-left'
import { WideTable } from './wide-table'
import { trustWord } from './words'
import classes from './tables.module.css'

/** Those that are not trusted, then those that end first. */
export const certificatesWorstFirst = (certificates: readonly Certificate[]): Certificate[] =>
  certificates.toSorted(
    (a, b) =>
      Number(a.trustedBy !== null) - Number(b.trustedBy !== null) ||
      a.validTo.localeCompare(b.validTo),
  )

const colons = (fingerprint: string) => fingerprint.match(/../g)?.join(':') ?? fingerprint

const CertificateRow = ({ certificate }: { certificate: Certificate }) => {
  const { services, subject, issuer, selfSigned, namesAddress, trustedBy, validFrom, validTo } =
    certificate
  const zone = useZone()
  const days = useNow((now) => daysLeft(validTo, now))
  return (
    <tr>
      <th scope="row">{services.join(', ')}</th>
      <td>
        <StateWord status={expiryStatus(days)} />
      </td>
      <td className="dim">
        <time dateTime={validFrom} title={fullText(validFrom, zone)}>
          {dateText(validFrom, zone)}
        </time>
        {' – '}
        <time dateTime={validTo} title={fullText(validTo, zone)}>
          {dateText(validTo, zone)}
        </time>
      </td>
      <td>
        {trustedBy === null ? (
          <StateWord status={{ word: 'Not trusted', shape: 'octagon', tone: 'critical' }} />
        ) : (
          <StateWord
            status={{
              word: trustWord[trustedBy],
              shape: trustedBy === 'insecure' ? 'triangle' : 'dot',
              tone: trustedBy === 'insecure' ? 'warning' : 'ok',
            }}
          />
        )}
      </td>
      <td className={classes.wrap}>
        {subject}
        <span className="dimmer">
          {selfSigned ? ', self-signed' : `, by ${issuer}`}
          {!namesAddress && ', made out to another name than its address'}
        </span>
      </td>
      <td>
        <CopyId name="SHA-256 fingerprint" id={colons(certificate.fingerprint)} length={14} />
      </td>
    </tr>
  )
}

/** The certificates that the source's addresses showed when they were last connected to, in their order. */
export const CertificatesTable = ({ certificates }: { certificates: readonly Certificate[] }) => {
  return (
    <WideTable name="Certificates shown">
      <thead>
        <tr>
          <th scope="col">Shown by</th>
          <th scope="col">Ends</th>
          <th scope="col">Valid</th>
          <th scope="col">Trusted by</th>
          <th scope="col">Made out to</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {certificates.map((certificate) => (
          <CertificateRow
            key={`${certificate.services.join()} ${certificate.fingerprint}`}
            certificate={certificate}
          />
        ))}
      </tbody>
    </WideTable>
  )
}
