/** A long id with its middle left out, since ids differ at their ends: `8f2c41…07a91d`. */
export const shortenMiddle = (text: string, length = 13) => {
  if (text.length <= length) return text
  const kept = length - 1
  return `${text.slice(0, Math.ceil(kept / 2))}…${text.slice(text.length - Math.floor(kept / 2))}`
}
