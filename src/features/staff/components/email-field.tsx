import { Field } from '@/components/form/field'

/** The address that an account signs in with. */
export const EmailField = ({ label, withPasskeys = false }: { label: string; withPasskeys?: boolean }) => (
  <Field path="email" label={label}>
    {(field) => (
      <input
        {...field}
        type="email"
        className="input"
        // A browser offers passkeys in a field with this word at the end.
        autoComplete={withPasskeys ? 'username webauthn' : 'username'}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    )}
  </Field>
)
