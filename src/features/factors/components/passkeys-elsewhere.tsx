/** Says at which address the browser may use passkeys: it keeps them for a name, not for an address with numbers. */
export const PasskeysElsewhere = ({ text, origin }: { text: string; origin: string }) => (
  <p className="small soft">
    {text} <a href={origin}>{origin}</a>
  </p>
)
