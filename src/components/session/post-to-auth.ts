/** Sends a form to the library of the sign-in, with its token against forged forms, as the page itself would. */
export const postToAuth = async (
  path: `/api/auth/${string}`,
  fields: Readonly<Record<string, string>>,
): Promise<{ status: number; url: string }> => {
  // This is the answer that Auth.js documents.
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ csrfToken, ...fields, json: 'true' })
  const response = await fetch(path, { method: 'POST', body })
  // This is the answer that Auth.js documents.
  const { url } = (await response.json()) as { url: string }
  return { status: response.status, url }
}
