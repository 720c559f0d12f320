// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/requests.h"

#include <cstring>

#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/request_error.h"

namespace slipway::protocol::limine {

loader::Result<Requests> read_requests(std::span<const std::byte> bytes) {
  Requests requests;
  if (bytes.size() != sizeof(requests)) {
    return refuse(RequestError::kWrongSize, {bytes.size(), sizeof(requests)});
  }
  std::memcpy(&requests, bytes.data(), sizeof(requests));
  if (requests.base_revision > kNewestBaseRevision) {
    return refuse(RequestError::kBaseRevision, {requests.base_revision, kNewestBaseRevision});
  }
  return requests;
}

}  // namespace slipway::protocol::limine
