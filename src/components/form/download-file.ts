type MadeFile = { base64: string; type: string; name: string }

/** Hands a file that a server action made to the browser. Its name stands on the person's device, so it says nothing about anybody. */
export const downloadFile = ({ base64, type, name }: MadeFile): void => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.dispatchEvent(new MouseEvent('click'))
  URL.revokeObjectURL(address)
}
