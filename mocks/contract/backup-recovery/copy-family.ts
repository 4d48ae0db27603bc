import type { ContractCall, Subject } from '../contract-call'

/** The copies of one kind of asset; `copied` gives the id of one that has been copied. */
export const copyFamilyCalls = (
  parents: string,
  parameter: string,
  copied: (subject: Subject) => string | Promise<string>,
): ContractCall[] =>
  (['backups', 'snapshots'] as const).flatMap((kind): ContractCall[] => {
    const path = `${parents}/{${parameter}}/${kind}`
    const item = `${path}/{${kind === 'backups' ? 'backup' : 'snapshot'}-id}`
    const oneOf = async (subject: Subject) => {
      const id = await copied(subject)
      const { estate } = subject
      const [copy] = kind === 'backups' ? estate.backupsOf(id) : estate.snapshotsOf(id)
      return `${parents}/${id}/${kind}/${copy?.id}`
    }
    return [
      {
        operation: `GET /${path.slice(1)}`,
        path: async (subject: Subject) => `${parents}/${await copied(subject)}/${kind}`,
      },
      { operation: `GET /${item.slice(1)}`, path: oneOf },
      { operation: `PATCH /${item.slice(1)}`, path: oneOf, body: { description: 'whole' } },
      { operation: `DELETE /${item.slice(1)}`, path: oneOf },
    ]
  })
