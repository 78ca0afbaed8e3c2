/** An e-mail address that breaks before its @ when it does not fit on a line. Any other text is shown unchanged. */
export const AddressText = ({ text }: { text: string }) => {
  const at = text.lastIndexOf('@')
  return at > 0 ? (
    // The span keeps both parts together in a button, whose flex layout would make each part a box.
    <span>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </span>
  ) : (
    text
  )
}
