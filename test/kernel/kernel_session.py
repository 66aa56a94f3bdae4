"""Drives one real kernel and records what it says, for the tests of test/kernel.

The tests write a JSON program on stdin, a list of steps, and read a JSON list with one result a step from the file
named in the first argument (stdout belongs to the kernel). Every wait has a limit, so a kernel that hangs fails a test instead of stopping the suite.
"""

import json
import os
import signal
import sys
import time

from jupyter_client.manager import KernelManager

REPLY_SECONDS = 60
OUTPUT_TYPES = {"stream", "error", "display_data", "update_display_data", "execute_result", "clear_output", "execute_input"}


class Session:
    def __init__(self, kernel_name):
        started = time.time()
        self.manager = KernelManager(kernel_name=kernel_name)
        self.manager.start_kernel(cwd=os.getcwd())
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=REPLY_SECONDS)
        self.ready_seconds = time.time() - started

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    # Steps -----------------------------------------------------------------------------------------------------

    def cell(self, code, interrupt_after=None, interrupt_when=None, **options):
        """Runs one cell and waits for it."""
        return self.cells([code], interrupt_after, interrupt_when, **options)[0]

    def cells(self, codes, interrupt_after=None, interrupt_when=None, stop_on_error=True, **options):
        """Sends several cells at once, as "run all" does, and waits for all of them."""
        ids = [self.client.execute(code, stop_on_error=stop_on_error, **options) for code in codes]
        if interrupt_after is not None:
            time.sleep(interrupt_after)
            self.manager.interrupt_kernel()
        started = time.time()
        results = self._collect(ids, interrupt_when)
        for result in results:
            result["seconds"] = time.time() - started
        return results

    def in_turn(self, codes, stop_on_error=True):
        """Sends each cell as soon as the reply to the one before arrives (nbclient's way)."""
        results = []
        for code in codes:
            msg_id = self.client.execute(code, stop_on_error=stop_on_error)
            results.append(self._reply(msg_id)["content"]["status"])
        return results

    def shell(self, msg_type, content, seconds):
        """Sends any shell request; null when no reply comes in time."""
        message = self.client.session.msg(msg_type, content)
        self.client.shell_channel.send(message)
        try:
            return self._reply(message["header"]["msg_id"], seconds)["content"]
        except TimeoutError:
            return None

    def sleep(self, seconds):
        time.sleep(seconds)

    def late(self, seconds):
        """Outputs that arrive in the next seconds, whoever asked for them."""
        outputs, end = [], time.time() + seconds
        while time.time() < end:
            message = self._iopub(end - time.time())
            if message is not None and message["msg_type"] in OUTPUT_TYPES:
                outputs.append(self._output(message))
        return outputs

    def memory(self):
        """Resident memory of the kernel in MiB."""
        with open(f"/proc/{self.manager.provisioner.process.pid}/status") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def facts(self):
        return {"ready_seconds": self.ready_seconds, "alive": self.manager.is_alive()}

    # Messages --------------------------------------------------------------------------------------------------

    def _reply(self, msg_id, seconds=REPLY_SECONDS):
        end = time.time() + seconds
        while time.time() < end:
            try:
                reply = self.client.get_shell_msg(timeout=max(0.01, end - time.time()))
            except Exception:
                continue
            if reply["parent_header"].get("msg_id") == msg_id:
                return reply
        raise TimeoutError(msg_id)

    def _iopub(self, seconds):
        try:
            return self.client.get_iopub_msg(timeout=max(0.01, seconds))
        except Exception:
            return None

    @staticmethod
    def _output(message):
        return {"type": message["msg_type"], **message["content"]}

    def _collect(self, ids, interrupt_when):
        """Outputs and replies of the requests `ids`, until each is idle."""
        found = {msg_id: {"outputs": [], "statuses": []} for msg_id in ids}
        idle, end = set(), time.time() + REPLY_SECONDS
        while len(idle) < len(ids) and time.time() < end:
            message = self._iopub(1)
            parent = message and message["parent_header"].get("msg_id")
            if parent not in found:
                continue
            if message["msg_type"] == "status":
                found[parent]["statuses"].append(message["content"]["execution_state"])
                if message["content"]["execution_state"] == "idle":
                    idle.add(parent)
            elif message["msg_type"] in OUTPUT_TYPES:
                found[parent]["outputs"].append(self._output(message))
                if interrupt_when and message["msg_type"] == "stream" and interrupt_when in message["content"]["text"]:
                    interrupt_when = None
                    self.manager.interrupt_kernel()
        for msg_id in ids:
            found[msg_id]["reply"] = self._reply(msg_id)["content"]
        return [found[msg_id] for msg_id in ids]


def main():
    program = json.load(sys.stdin)
    session = Session(program.get("kernel", "tslab"))
    try:
        results = [getattr(session, step)(**arguments) for step, arguments in program["steps"]]
    finally:
        session.close()
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(results, file)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main()
