/** What a callback must not forget when a run is resumed: plain data, and arrays by name. */
export interface CallbackState {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly arrays?: Readonly<Record<string, Float32Array>>;
}
