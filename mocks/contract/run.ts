import { parseArgs } from 'node:util'
import { fileOf, openContract, specsFolder } from './contract'
import type { ContractDocument } from './documents'
import { documents } from './documents'

/**
 * `npm run contract -- [document] [part of an operation]`: every simulated operation against the vendors'
 * documents. `--missing` lists the operations that are not simulated.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { missing: { type: 'boolean', default: false } },
})
const [wanted, only = ''] = positionals

const report = async (document: ContractDocument, file: string): Promise<number> => {
  const contract = openContract(document, file)
  let faults = 0
  for (const call of document.calls.filter(({ operation }) => operation.includes(only)))
    try {
      for (const { operation, status, at, says } of await contract.check(call)) {
        console.log(`  ${operation} ${status} ${at || '(answer)'}: ${says}`)
        faults += 1
      }
    } catch (error) {
      console.log(`  ${call.operation}: ${error instanceof Error ? error.message : String(error)}`)
      faults += 1
    }
  const unmet = only ? [] : contract.unmet()
  for (const { operation, at, why } of unmet)
    console.log(`  departure that nothing needs: ${operation ?? 'all'} ${at ?? ''} (${why})`)
  const { operations, missing } = contract
  if (values.missing) for (const operation of missing) console.log(`  not simulated: ${operation}`)
  console.log(
    `${document.name}: ${operations - missing.length} of ${operations} operations simulated, ${document.calls.length} calls, ${faults} faults`,
  )
  return faults + unmet.length
}

let failed = 0
for (const document of documents.filter(({ name }) => wanted === undefined || name === wanted)) {
  const file = fileOf(document)
  if (file === null)
    console.log(`${document.name}: not checked, ${document.file} is not in ${specsFolder()}`)
  else failed += await report(document, file)
}
process.exitCode = failed > 0 ? 1 : 0
