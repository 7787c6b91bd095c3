// Sends events with the CloudEvents project's own client, and prints what it makes of the answers.
import { CloudEvent, HTTP } from "cloudevents";

const [target, bucket, key] = process.argv.slice(2);
const record = {
  eventVersion: "2.1",
  eventSource: "aws:s3",
  eventName: "ObjectCreated:Put",
  s3: { bucket: { name: bucket }, object: { key } },
};
const event = (id) =>
  new CloudEvent({
    id,
    type: "com.amazonaws.s3.ObjectCreated:Put",
    source: "urn:test",
    subject: key,
    datacontenttype: "application/json",
    data: record,
  });

const post = async (message) => {
  const response = await fetch(target, { method: "POST", headers: message.headers, body: message.body });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${body}`);
  return HTTP.toEvent({ headers: Object.fromEntries(response.headers), body });
};

const answers = { binary: await post(HTTP.binary(event("1"))), structured: await post(HTTP.structured(event("2"))) };
const batch = {
  headers: { "content-type": "application/cloudevents-batch+json" },
  body: JSON.stringify([event("3"), event("4")]),
};
answers.batch = await post(batch);
console.log(JSON.stringify(answers));
