import type { Certificate, SourceDetail } from '../contract/source-detail'
import { Panel } from '../ui/panel'
import { CertificatesTable, certificatesWorstFirst } from './certificates-table'
import { foldParts } from './fold'
import { PartsHead, Rest, useFold } from './folded'
import { ServicesTable } from './services-table'
import { partsTitle, servicesWorstFirst } from './words'

/** How each part of a source answers, those that need a person first; of hundreds the first few. */
export const Parts = ({ source: { kind, services } }: { source: SourceDetail }) => {
  const { fold, type, showAll } = useFold()
  const { shown, matching } = foldParts(servicesWorstFirst(services), ({ name }) => name, fold)
  return (
    <Panel name={partsTitle(kind)}>
      <PartsHead services={services} fold={fold} onType={type} />
      {shown.length > 0 && <ServicesTable services={shown} />}
      <Rest total={services.length} matching={matching} fold={fold} onAll={showAll} />
    </Panel>
  )
}

/** The certificates that a source's addresses showed, the nearest to their end first. */
export const Certificates = ({ certificates }: { certificates: readonly Certificate[] }) => {
  const { fold, showAll } = useFold()
  const { shown, matching } = foldParts(
    certificatesWorstFirst(certificates),
    ({ services }) => services.join(' '),
    fold,
  )
  return (
    <Panel name="Certificates">
      {certificates.length === 0 && (
        <p className="dim">No certificate was shown yet, or the source is reached without one.</p>
      )}
      {shown.length > 0 && <CertificatesTable certificates={shown} />}
      <Rest total={certificates.length} matching={matching} fold={fold} onAll={showAll} />
    </Panel>
  )
}
