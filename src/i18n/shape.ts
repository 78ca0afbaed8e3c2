/** The shape of the texts in one language, against which the compiler checks the other language. */
export type Shape<Texts> = { readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Shape<Texts[Key]> }
