/** An e-mail address that breaks before its @ where it does not fit on a line. Any other text as it is. */
export const AddressText = ({ text }: { text: string }) => {
  const at = text.lastIndexOf('@')
  return at > 0 ? (
    // One piece also in a button, where each piece would be a box of its own.
    <span>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </span>
  ) : (
    text
  )
}
