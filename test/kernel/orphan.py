"""Starts a kernel that loops for ever, prints its pid and dies without ending it, as a killed Jupyter does."""

import os
import sys
import time

from jupyter_client.manager import KernelManager

manager = KernelManager(kernel_name="tslab")
manager.start_kernel(stdout=sys.stderr)
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=60)
client.execute('console.log("empieza"); while (true) {}')
while True:
    message = client.get_iopub_msg(timeout=60)
    if message["msg_type"] == "stream":
        break
time.sleep(0.2)
print(manager.provisioner.process.pid, flush=True)
os._exit(0)
