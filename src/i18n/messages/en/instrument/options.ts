export const yesNo = { yes: 'Yes', no: 'No' }
export const yesPartlyNo = { yes: 'Yes', partly: 'A little or sometimes', no: 'No' }
