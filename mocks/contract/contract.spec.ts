import { describe, expect, test } from 'vitest'
import { fileOf, openContract, specsFolder } from './contract'
import { documents } from './documents'

describe.each(documents)('the contract of $name', (document) => {
  const file = fileOf(document)
  if (file === null) {
    test.skip(`is not checked: ${document.file} is not in ${specsFolder()} (SPECS_DIR)`, () => {})
    return
  }
  const contract = openContract(document, file)
  test.each(document.calls)('$operation answers as its document says', async (call) => {
    expect(await contract.check(call)).toEqual([])
  })

  test('no departure is listed that no answer needs', () => {
    expect(contract.unmet()).toEqual([])
  })
})
