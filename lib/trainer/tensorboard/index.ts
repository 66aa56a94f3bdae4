/** Event files that TensorBoard reads: framing, messages, histograms, the writer and the reader. @module */
export { crc32c, maskedCrc32c } from "./crc32c";
export { type EventWriter, eventWriter } from "./event-writer";
export { fileVersionRecord, histogramValue, imageValue, type Moment, restartRecord, scalarValue, summaryRecord } from "./events";
export { type Histogram, histogramOf } from "./histogram";
export { type Events, readEvents } from "./read-events";
export { fieldsOf } from "./wire";
export { bytesField, concat, doubleField, doublesField, floatField, integerField } from "./protobuf";
