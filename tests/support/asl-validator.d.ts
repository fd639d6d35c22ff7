declare module 'asl-validator' {
  const validate: (definition: unknown) => { isValid: boolean; errors: { Message?: string }[] };
  export default validate;
}
