/** The shape that every language of a catalogue has: the same keys, any texts. */
export type SameTexts<Value> = {
  readonly [Key in keyof Value]: Value[Key] extends string ? string : SameTexts<Value[Key]>;
};
